package dk.stemme.sdc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.StringType;

/**
 * A resource being made by its definition (SDC 4.0.0, Definition-based extraction), as one place of the response sees it:
 * what is put where, the elements on the way being made as needed. A place shares the elements of those around it, not of
 * those beside it.
 */
final class Defined {

    private static final Pattern TARGETS = Pattern.compile("\\([^)]*\\)");

    private final String definition;
    private final BundleEntryComponent entry;
    private final Map<String, Base> elements;

    /** @param entry holds the resource, empty as yet */
    Defined(String definition, BundleEntryComponent entry) {
        this(definition, entry, new HashMap<>());
    }

    private Defined(String definition, BundleEntryComponent entry, Map<String, Base> elements) {
        this.definition = definition;
        this.entry = entry;
        this.elements = elements;
    }

    /** The same resource, seen from a place within. */
    Defined within() {
        return new Defined(definition, entry, new HashMap<>(elements));
    }

    /** @param target {@code canonical#element.id} */
    boolean takes(String target) {
        return target.startsWith(definition + "#");
    }

    /** Nothing more comes: with an id it is an update, without one it is new. */
    void close() {
        Resource resource = entry.getResource();
        if (!resource.getIdElement().hasIdPart()) return;
        String url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(url);
    }

    /**
     * Begins an element that what follows is put in: a new one, if it repeats.
     *
     * @throws NotCalculable when there is no such element
     */
    void begin(String target) {
        List<String> steps = steps(target);
        elements.remove(String.join(".", steps));
        at(steps);
    }

    /** @throws NotCalculable when there is no such element, or these do not fit there */
    void put(String target, List<Base> values) {
        List<String> steps = steps(target);
        if (steps.isEmpty()) throw new NotCalculable("extract.element", target);
        Base parent = at(steps.subList(0, steps.size() - 1));
        Property property = property(parent, steps.get(steps.size() - 1));
        if (values.size() > 1 && !property.isList()) throw new NotCalculable("calculated.many", values.size());
        for (Base value : values) set(parent, property, value);
    }

    private static void set(Base parent, Property property, Base value) {
        try {
            parent.setProperty(property.getName(), converted(property, value));
        } catch (NotCalculable e) {
            throw e;
        } catch (RuntimeException e) {
            // the model refuses what does not suit the element, each type in its own way
            throw new NotCalculable("extract.type", value.fhirType());
        }
    }

    private Base at(List<String> steps) {
        if (steps.isEmpty()) return entry.getResource();
        String path = String.join(".", steps);
        Base known = elements.get(path);
        if (known != null) return known;
        Base parent = at(steps.subList(0, steps.size() - 1));
        String name = steps.get(steps.size() - 1);
        Property property = property(parent, name);
        Base made = !property.isList() && property.hasValues()
                ? property.getValues().get(0)
                : made(parent, name);
        elements.put(path, made);
        return made;
    }

    private static Base made(Base parent, String name) {
        try {
            return parent.addChild(name);
        } catch (RuntimeException e) {
            // so the model says that an element has no type to make it of
            throw new NotCalculable("extract.element", name);
        }
    }

    private static Property property(Base parent, String name) {
        Property property = parent.getNamedProperty(name);
        if (property == null) throw new NotCalculable("extract.element", name);
        return property;
    }

    /** The names after the type's; {@code value[x]:valueQuantity} is valueQuantity, the name of any other slice goes. */
    private static List<String> steps(String target) {
        String[] all = target.substring(target.indexOf('#') + 1).split("\\.");
        return Arrays.stream(all).skip(1).map(Defined::step).toList();
    }

    private static String step(String written) {
        String[] parts = written.split(":", 2);
        return parts.length == 2 && parts[0].endsWith("[x]") ? parts[1] : parts[0];
    }

    /** As a type that may stand there. */
    private static Base converted(Property property, Base value) {
        Set<String> types =
                Set.of(TARGETS.matcher(property.getTypeCode()).replaceAll("").split("\\|"));
        if (types.contains(value.fhirType()) || types.contains("*")) return value.copy();
        if (value instanceof Coding coding) return ofCoding(types, coding);
        if (types.contains("Reference") && value instanceof Resource resource)
            return new Reference(
                    resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        if (value.isPrimitive()) return ofPrimitive(types, value);
        throw new NotCalculable("extract.type", value.fhirType());
    }

    private static Base ofCoding(Set<String> types, Coding coding) {
        if (types.contains("CodeableConcept")) return new CodeableConcept(coding.copy());
        if (types.contains("code")) return new CodeType(coding.getCode());
        if (types.contains("string"))
            return new StringType(coding.hasDisplay() ? coding.getDisplay() : coding.getCode());
        throw new NotCalculable("extract.type", "Coding");
    }

    private static Base ofPrimitive(Set<String> types, Base value) {
        if (types.contains("Quantity") && value instanceof DecimalType number)
            return new Quantity().setValue(number.getValue());
        if (types.contains("Quantity") && value instanceof IntegerType number)
            return new Quantity().setValue(number.getValue());
        if (types.contains("Reference")) return new Reference(value.primitiveValue());
        if (types.contains("CodeableConcept")) return new CodeableConcept().setText(value.primitiveValue());
        String type = types.stream()
                .filter(each -> Character.isLowerCase(each.charAt(0)))
                .sorted()
                .findFirst()
                .orElseThrow(() -> new NotCalculable("extract.type", value.fhirType()));
        PrimitiveType<?> made = (PrimitiveType<?>) ResourceFactory.createType(type);
        made.setValueAsString(value.primitiveValue());
        return made;
    }
}
