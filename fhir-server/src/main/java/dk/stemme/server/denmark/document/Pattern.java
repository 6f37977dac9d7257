package dk.stemme.server.denmark.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;

/**
 * A question pattern of the two profiles (QFDD-DK 1.2, sections 5.10 to 5.14; QRD-DK 1.3.2, sections 5.4 to 5.8): which
 * questions it is for, and how one is written and read. What all questions have in common is {@link Question}.
 */
sealed interface Pattern permits Ranged, Optioned, FreeText {
    String ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";

    /** The special ones first. */
    List<Pattern> ALL =
            List.of(new AnalogSlider(), new Numeric(), new DiscreteSlider(), new YesNo(), new Choice(), new FreeText());

    /** The pattern for a question; empty when there is none. */
    static Optional<Pattern> of(QuestionnaireItemComponent item) {
        return ALL.stream().filter(pattern -> pattern.fits(item)).findFirst();
    }

    /** The pattern by which a question was written; empty when it is none of ours. */
    static Optional<Pattern> of(Node observation, Act act, Naming naming) {
        return ALL.stream()
                .filter(pattern ->
                        Arrays.stream(pattern.templates()).allMatch(each -> observation.follows(act.question(each))))
                .filter(pattern -> pattern.reads(naming.type(observation, pattern.type(observation))))
                .findFirst();
    }

    /** The templates' numbers, see {@link Act#question}. */
    int[] templates();

    boolean fits(QuestionnaireItemComponent item);

    /** Whether questions of this FHIR type are written so. */
    boolean reads(QuestionnaireItemType type);

    /** The FHIR type of a question that does not name it. */
    QuestionnaireItemType type(Node observation);

    /** What can be answered, before all that is related to the question. */
    default void ask(Node observation, QuestionnaireItemComponent item, Naming naming) {}

    /** What is said besides about the answers that are possible. */
    default void relate(Node observation, QuestionnaireItemComponent item) {}

    /** The limits, after everything else. */
    default void limit(Node observation, QuestionnaireItemComponent item, Act act, List<Type> answers) {}

    /** Reads what {@link #ask}, {@link #relate} and {@link #limit} wrote. */
    default void read(Node observation, QuestionnaireItemComponent item, Naming naming) {}

    void answer(Node observation, List<Type> answers, Naming naming);

    List<Type> answers(Node observation, QuestionnaireItemType type, Naming naming);

    /** Whether the item is shown as this code says. */
    static boolean isShownAs(String control, QuestionnaireItemComponent item) {
        return item.getExtensionsByUrl(ITEM_CONTROL).stream()
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .flatMap(value -> ((CodeableConcept) value).getCoding().stream())
                .map(Coding::getCode)
                .anyMatch(control::equals);
    }

    static void showAs(String control, String display, QuestionnaireItemComponent item) {
        item.addExtension(
                ITEM_CONTROL,
                new CodeableConcept(new Coding("http://hl7.org/fhir/questionnaire-item-control", control, display)));
    }
}
