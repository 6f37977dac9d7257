package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.jspecify.annotations.Nullable;

/**
 * An expression at its place in a form.
 *
 * @param item which carries it; null for the questionnaire itself
 * @param depth how many items are around it, that one included
 * @param last the variable defined last before it
 */
record Formula(
        Expression expression,
        @Nullable QuestionnaireItemComponent item,
        int depth,
        @Nullable Variable last) {

    /** @throws NotCalculable when it comes to no value */
    List<Base> evaluate(Scene scene, Entry entry, Budget budget) {
        return new Evaluation(scene, new Evaluation.Place(item, depth, entry, last), budget).evaluate(expression);
    }

    /**
     * Nothing is not true (SDC 4.0.0, enableWhenExpression; and so it is with FHIR's own constraints).
     *
     * @throws NotCalculable when it comes to neither true nor false
     */
    boolean isTrue(Scene scene, Entry entry, Budget budget) {
        var found = evaluate(scene, entry, budget);
        if (found.isEmpty()) return false;
        if (found.size() == 1 && found.get(0) instanceof BooleanType truth) return truth.booleanValue();
        throw new NotCalculable("calculated.truth");
    }
}
