package dk.stemme.sdc;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.jspecify.annotations.Nullable;

/**
 * How the Observations of a place are to be made; what is not said at a place holds from around it.
 *
 * @param relation true: on its own; component, member, derived, independent: how to the Observation around it; null: not
 *     extracted
 * @param categories of the Observations
 */
record Extracts(@Nullable String relation, List<CodeableConcept> categories) {

    static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
    static final String OBSERVATION = SDC + "observationExtract";
    static final String ENTRY = SDC + "observationExtractEntry";
    static final String TEMPLATE = SDC + "templateExtract";
    static final String TEMPLATE_BUNDLE = SDC + "templateExtractBundle";
    static final String DEFINITION = SDC + "definitionExtract";
    static final String ALLOCATE_ID = SDC + "extractAllocateId";

    static final Extracts NOT = new Extracts(null, List.of());

    private static final String CATEGORY = SDC + "observation-extract-category";
    private static final Set<String> MARKS = Set.of(OBSERVATION, TEMPLATE, TEMPLATE_BUNDLE, DEFINITION);

    /** Whether anything in the form is to be extracted. */
    static boolean marks(Questionnaire questionnaire) {
        return isMarked(questionnaire.getExtension())
                || questionnaire.getItem().stream().anyMatch(Extracts::marks);
    }

    private static boolean marks(QuestionnaireItemComponent item) {
        return isMarked(item.getExtension())
                || item.getCode().stream().anyMatch(code -> isMarked(code.getExtension()))
                || item.getItem().stream().anyMatch(Extracts::marks);
    }

    private static boolean isMarked(List<Extension> extensions) {
        return extensions.stream().anyMatch(extension -> MARKS.contains(extension.getUrl()));
    }

    Extracts at(List<Extension> extensions) {
        var own = relation(extensions);
        var categories = extensions.stream()
                .filter(each -> CATEGORY.equals(each.getUrl()) && each.getValue() instanceof CodeableConcept)
                .map(each -> (CodeableConcept) each.getValue())
                .toList();
        return new Extracts(
                own == null ? relation : own.equals("false") ? null : own,
                categories.isEmpty() ? this.categories : categories);
    }

    /** As {@link #at}, for an item: a mark on one of its codes marks the item too. */
    Extracts at(QuestionnaireItemComponent item) {
        var here = at(item.getExtension());
        for (var code : item.getCode()) {
            if (isTagged(code)) here = here.at(code.getExtension());
        }
        return here;
    }

    /** The codes that Observations get: those tagged, if any is; else all. */
    static List<Coding> codes(QuestionnaireItemComponent item) {
        var tagged = item.getCode().stream().filter(Extracts::isTagged).toList();
        return (tagged.isEmpty() ? item.getCode() : tagged)
                .stream().map(Extracts::plain).toList();
    }

    private static Coding plain(Coding code) {
        var plain = code.copy();
        plain.getExtension()
                .removeIf(each -> each.getUrl() != null && each.getUrl().startsWith(SDC));
        return plain;
    }

    private static boolean isTagged(Element code) {
        var relation = relation(code.getExtension());
        return relation != null && !relation.equals("false");
    }

    private static @Nullable String relation(List<Extension> extensions) {
        return extensions.stream()
                .filter(each -> OBSERVATION.equals(each.getUrl()) && each.hasValue())
                .map(each -> each.getValue().primitiveValue())
                .findFirst()
                .orElse(null);
    }
}
