package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * What a form calculates.
 *
 * @param questionnaire which expressions may speak of
 * @param inOrder those first whose answers others ask for; else in the order of the form
 */
record Calculations(Questionnaire questionnaire, List<Calculation> inOrder) {

    private static final Calculations NONE = new Calculations(new Questionnaire(), List.of());

    /** Most forms calculate nothing and need not be kept for it. */
    static Calculations of(Questionnaire questionnaire, List<Calculation> inOrder) {
        return inOrder.isEmpty() ? NONE : new Calculations(questionnaire, List.copyOf(inOrder));
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }
}
