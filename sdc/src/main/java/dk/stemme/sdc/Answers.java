package dk.stemme.sdc;

import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** When an answer element holds an answer. */
final class Answers {

    private static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private Answers() {}

    /** The value answered; null when the element is empty, blank or only gives a reason for the data's absence. */
    static @Nullable Type value(QuestionnaireResponseItemAnswerComponent answer) {
        var value = answer.getValue();
        return value != null && holds(value) ? value : null;
    }

    /** Whether a value says something itself. */
    static boolean holds(Type value) {
        if (value.isPrimitive()) return value.hasPrimitiveValue();
        return !value.isEmpty() && !(value.hasExtension() && value.hasExtension(DATA_ABSENT));
    }
}
