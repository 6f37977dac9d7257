package dk.stemme.sdc;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * The expressions of a form.
 *
 * @param questionnaire which they may speak of
 * @param calculations in the order in which they can be calculated
 * @param conditions whether an item is asked (enableWhenExpression), by linkId
 * @param constraints by linkId, those of the questionnaire itself by an empty one
 */
record Logic(
        Questionnaire questionnaire,
        List<Calculation> calculations,
        Map<String, Formula> conditions,
        Map<String, List<Constraint>> constraints) {

    private static final Logic NONE = new Logic(new Questionnaire(), List.of(), Map.of(), Map.of());

    /** Most forms have none, and need not be kept for it. */
    static Logic of(
            Questionnaire questionnaire,
            List<Calculation> calculations,
            Map<String, Formula> conditions,
            Map<String, List<Constraint>> constraints) {
        return calculations.isEmpty() && conditions.isEmpty() && constraints.isEmpty()
                ? NONE
                : new Logic(questionnaire, List.copyOf(calculations), Map.copyOf(conditions), Map.copyOf(constraints));
    }
}
