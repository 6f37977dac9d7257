package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Fills a template (SDC 4.0.0, Template-based extraction): an element marked with a context is there once for each thing
 * that the context finds, one marked with a value becomes what the value finds; what finds nothing is left out. What
 * fails is left out with a remark, the rest goes on.
 *
 * @param place of the template, for remarks
 */
record TemplateFill(Remarks remarks, String place) {

    private static final String CONTEXT = Extracts.SDC + "templateExtractContext";
    private static final String VALUE = Extracts.SDC + "templateExtractValue";

    /** The resources that a template gives: one, or as many as the context on its root finds. */
    List<Resource> fill(Resource template, Base focus, Names names) {
        return fill((Base) template, focus, names, place + ".ofType(" + template.fhirType() + ")").stream()
                .filter(Resource.class::isInstance)
                .map(Resource.class::cast)
                .peek(resource -> resource.setIdElement(null))
                .toList();
    }

    private List<Base> fill(Base template, Base focus, Names names, String path) {
        try {
            var context = extension(template, CONTEXT);
            if (context == null) return value(template, focus, names, path);
            var filled = new ArrayList<Base>();
            var expression = context.getValue() instanceof org.hl7.fhir.r4.model.Expression given ? given : null;
            var text = expression == null ? context.getValue().primitiveValue() : expression.getExpression();
            for (var found : names.evaluate(text, focus)) {
                var within = names.within();
                if (expression != null && expression.hasName()) within.put(expression.getName(), List.of(found));
                filled.addAll(value(template, found, within, path));
            }
            return filled;
        } catch (NotCalculable e) {
            remarks.add(path, null, e);
            return List.of();
        }
    }

    private List<Base> value(Base template, Base focus, Names names, String path) {
        var value = extension(template, VALUE);
        if (value == null) {
            var copy = template.isPrimitive() || template instanceof Narrative
                    ? stripped(template.copy())
                    : children(template, focus, names, path);
            return copy.isEmpty() ? List.of() : List.of(copy);
        }
        return names.evaluate(value.getValue().primitiveValue(), focus).stream()
                .map(found -> converted(template, found))
                .toList();
    }

    private Base children(Base template, Base focus, Names names, String path) {
        var copy = fresh(template);
        for (var property : template.children()) {
            if (property.hasValues()) child(property, copy, focus, names, path + "." + property.getName());
        }
        return copy;
    }

    private void child(Property property, Base copy, Base focus, Names names, String path) {
        var values = new ArrayList<Base>();
        for (var each : property.getValues()) {
            if (!isOurs(each)) values.addAll(fill(each, focus, names, path));
        }
        int count = property.isList() ? values.size() : Math.min(1, values.size());
        if (values.size() > count) remarks.add(IssueType.PROCESSING, path, null, "calculated.many", values.size());
        try {
            for (var value : values.subList(0, count)) copy.setProperty(property.getName(), value);
        } catch (RuntimeException e) {
            // the model refuses what does not suit the element, each type in its own way
            remarks.add(
                    IssueType.PROCESSING,
                    path,
                    null,
                    "extract.type",
                    values.get(0).fhirType());
        }
    }

    /** What was found, as the type that stands in the template where that can be said. */
    private static Base converted(Base template, Base found) {
        if (template instanceof Enumeration<?> && found.isPrimitive()) return new CodeType(found.primitiveValue());
        if (template instanceof PrimitiveType<?> && found.isPrimitive()) return primitive(template, found);
        if (template instanceof Reference && found.isPrimitive()) return new Reference(found.primitiveValue());
        if (template instanceof Reference && found instanceof Resource resource)
            return new Reference(
                    resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        if (template instanceof CodeableConcept && found instanceof Coding coding)
            return new CodeableConcept().addCoding(coding.copy());
        if (template instanceof Coding && found instanceof CodeableConcept concept)
            return concept.getCodingFirstRep().copy();
        return found.copy();
    }

    private static Base primitive(Base template, Base found) {
        var value = (PrimitiveType<?>) fresh(template);
        try {
            value.setValueAsString(found.primitiveValue());
        } catch (RuntimeException e) {
            throw new NotCalculable("extract.type", found.fhirType());
        }
        for (var extension : ((Element) template).getExtension()) {
            if (!isOurs(extension)) value.addExtension(extension.copy());
        }
        return value;
    }

    private static Base stripped(Base copy) {
        if (copy instanceof Element element && element.hasExtension())
            element.getExtension().removeIf(TemplateFill::isOurs);
        return copy;
    }

    private static boolean isOurs(Base each) {
        return each instanceof Extension extension
                && (CONTEXT.equals(extension.getUrl()) || VALUE.equals(extension.getUrl()));
    }

    private static @Nullable Extension extension(Base base, String url) {
        if (!(base instanceof IBaseHasExtensions owner) || !owner.hasExtension()) return null;
        return owner.getExtension().stream()
                .map(Extension.class::cast)
                .filter(extension -> url.equals(extension.getUrl()) && extension.hasValue())
                .findFirst()
                .orElse(null);
    }

    private static Base fresh(Base template) {
        try {
            return template.getClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
