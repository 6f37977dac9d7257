package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;

/**
 * Definition-based extraction (SDC 4.0.0): begins resources where the form says so, and puts answers, fixed and calculated
 * values where their definitions say. What a profile fixes is not known here: the form says it.
 *
 * @param questionnaire tells what type a profile is of, by the definitions that name it
 */
record Defining(Questionnaire questionnaire, Remarks remarks) {

    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String VALUE = Extracts.SDC + "definitionExtractValue";

    /**
     * The resources that a place begins; each has its entry already.
     *
     * @param entries takes the entries
     */
    List<Defined> begin(List<Extension> extensions, Shape shape, List<BundleEntryComponent> entries, String key) {
        var begun = new ArrayList<Defined>();
        for (var extension : extensions) {
            var definition =
                    Extracts.DEFINITION.equals(extension.getUrl()) ? extension.getExtensionString("definition") : null;
            if (definition == null) continue;
            try {
                var entry = shape.entry(extension, resource(definition), key + "@" + begun.size());
                entries.add(entry);
                begun.add(new Defined(definition, entry));
            } catch (NotCalculable e) {
                remarks.add("Questionnaire.extension", null, e);
            }
        }
        return begun;
    }

    private Resource resource(String definition) {
        try {
            var resource = ResourceFactory.createResource(type(definition));
            if (!definition.startsWith(CORE)) resource.getMeta().addProfile(definition);
            return resource;
        } catch (RuntimeException e) {
            // so the model says that it knows no such type
            throw new NotCalculable("extract.definition", definition);
        }
    }

    private String type(String definition) {
        if (definition.startsWith(CORE))
            return definition.substring(CORE.length()).split("\\|")[0];
        return definitions(questionnaire.getExtension(), questionnaire.getItem())
                .filter(each -> each.startsWith(definition + "#"))
                .map(each -> each.substring(definition.length() + 1).split("\\.")[0])
                .findFirst()
                .orElseThrow(() -> new NotCalculable("extract.definition", definition));
    }

    private static Stream<String> definitions(List<Extension> extensions, List<QuestionnaireItemComponent> items) {
        var values = extensions.stream()
                .filter(extension -> VALUE.equals(extension.getUrl()))
                .map(extension -> extension.getExtensionString("definition"));
        var within = items.stream()
                .flatMap(item -> Stream.concat(
                        Stream.ofNullable(item.getDefinition()), definitions(item.getExtension(), item.getItem())));
        return Stream.concat(values, within).filter(Objects::nonNull);
    }

    /** An item's own definition: a group begins an element, answers are put in theirs. */
    void item(QuestionnaireItemComponent definition, QuestionnaireResponseItemComponent item, List<Defined> open) {
        var target = definition.getDefinition();
        var taker = target == null ? Optional.<Defined>empty() : taker(open, target);
        if (taker.isEmpty()) return;
        try {
            if (definition.getType() == QuestionnaireItemType.GROUP) taker.get().begin(target);
            else if (item.hasAnswer())
                taker.get()
                        .put(
                                target,
                                item.getAnswer().stream()
                                        .map(answer -> (Base) answer.getValue())
                                        .filter(Objects::nonNull)
                                        .toList());
        } catch (NotCalculable e) {
            remarks.add("Questionnaire.item.definition", definition.getLinkId(), e);
        }
    }

    /** The fixed and calculated values of a place. */
    void values(List<Extension> extensions, Names names, Base focus, List<Defined> open) {
        for (var extension : extensions) {
            var target = VALUE.equals(extension.getUrl()) ? extension.getExtensionString("definition") : null;
            if (target == null) continue;
            try {
                var taker = taker(open, target);
                if (taker.isEmpty())
                    remarks.add(IssueType.PROCESSING, "Questionnaire.extension", null, "extract.nowhere", target);
                else taker.get().put(target, value(extension, names, focus));
            } catch (NotCalculable e) {
                remarks.add("Questionnaire.extension", null, e);
            }
        }
    }

    private static List<Base> value(Extension extension, Names names, Base focus) {
        var fixed = extension.getExtensionByUrl("fixed-value");
        if (fixed != null && fixed.hasValue()) return List.of(fixed.getValue());
        var calculated = extension.getExtensionByUrl("expression");
        return calculated != null && calculated.getValue() instanceof Expression expression
                ? names.evaluate(expression.getExpression(), focus)
                : List.of();
    }

    /** The innermost that takes it. */
    private static Optional<Defined> taker(List<Defined> open, String target) {
        return open.stream().filter(each -> each.takes(target)).reduce((outer, inner) -> inner);
    }
}
