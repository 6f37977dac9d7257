package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** One occurrence of a calculated item: what was sent as its answer, and what it comes to. */
final class Cell {

    final Calculation calculation;
    final Entry entry;

    private final String expression;
    private final List<Type> sent = new ArrayList<>();
    private List<Type> values = List.of();
    private @Nullable NotCalculable failure;

    /** @param entry in the response as it was sent */
    Cell(Calculation calculation, Entry entry) {
        this.calculation = calculation;
        this.entry = entry;
        expression = entry.expression();
        for (var answer : entry.answers()) {
            var value = Answers.value(answer);
            if (value != null) sent.add(value);
        }
    }

    /** What others see as the answer. */
    List<Type> answer() {
        return calculation.mayBeOverridden() && !sent.isEmpty() ? sent : values;
    }

    /** @return whether this is something else than before */
    boolean set(List<Type> found) {
        boolean same = found.size() == values.size();
        for (int i = 0; same && i < found.size(); i++) same = found.get(i).equalsDeep(values.get(i));
        values = found;
        return !same;
    }

    /** Nothing could be calculated, nor will it be tried again. */
    void fail(NotCalculable why) {
        values = List.of();
        failure = why;
    }

    boolean failed() {
        return failure != null;
    }

    Calculated result() {
        return new Calculated(calculation, entry.item.definition().text(), expression, sent, values, failure);
    }
}
