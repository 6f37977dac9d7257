package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer the form calculates.
 *
 * @param kind of the question, which decides what the calculated value becomes
 * @param unit of its amounts; null when the form names none
 * @param depth how many items are around it, itself included
 * @param last the variable defined last, for its expression
 */
record Calculation(
        QuestionnaireItemComponent item,
        Kind kind,
        @Nullable Coding unit,
        Expression expression,
        int depth,
        @Nullable Variable last) {

    String linkId() {
        return item.getLinkId();
    }

    List<Coding> codes() {
        return item.getCode();
    }

    /** Whether the answer a person gives stands, whatever is calculated. */
    boolean mayBeOverridden() {
        return !item.getReadOnly();
    }

    /** @throws NotCalculable when the values found are no answers to this question */
    List<Type> answers(List<Base> found) {
        if (found.size() > 1 && !item.getRepeats()) throw new NotCalculable("calculated.many", found.size());
        return found.stream().map(this::answer).toList();
    }

    private Type answer(Base found) {
        var answer = found instanceof Type value ? kind.answer(value) : null;
        if (answer == null) throw new NotCalculable("calculated.type", found.fhirType());
        if (answer instanceof Quantity amount && unit != null && !amount.hasUnit() && !amount.hasCode()) {
            amount.setUnit(unit.getDisplay()).setSystem(unit.getSystem()).setCode(unit.getCode());
        }
        return answer;
    }

    Reading number(List<Type> answers) {
        return answers.size() == 1 ? kind.read(answers.get(0)) : Reading.Absent.NOT_ANSWERED;
    }
}
