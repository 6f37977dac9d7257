package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.Type;

/**
 * One enableWhen: a question elsewhere in the form, and what its answers must satisfy.
 *
 * <p>Where the question occurs several times, the nearest occurrence counts (R4, Questionnaire.item.enableWhen.question):
 * the one in the same group instance; else the last of those before, or the first of those after. Answers of a
 * disabled question do not count.
 *
 * @param path from the item to the question
 */
record Condition(Path path, Test test) {

    boolean holds(Entry entry) {
        return path.from(entry).fulfils(test);
    }

    /**
     * The way from an item to another: up to the nearest item around both, and down again.
     *
     * @param up steps to the item below that; its parent is the one around both
     * @param down positions among the children on the way down; none when the other is itself around the item
     * @param before whether the other comes before the item in the form
     */
    record Path(int up, List<Integer> down, boolean before) {

        Entry from(Entry entry) {
            var branch = entry.ancestor(up);
            if (down.isEmpty()) return branch.ancestor(1);
            int step = down.get(0);
            var place = before ? branch.lastSibling(step) : branch.firstSibling(step);
            for (int i = 1; i < down.size(); i++) {
                step = down.get(i);
                place = before ? place.lastChild(step) : place.firstChild(step);
            }
            return place;
        }
    }

    /** What the answers must satisfy. */
    sealed interface Test permits Exists, Compares {

        boolean holds(Entry source);
    }

    /** Whether there is an answer. */
    record Exists(boolean expected) implements Test {

        @Override
        public boolean holds(Entry source) {
            return (source.isEnabled() && source.item.isAnsweredIn(source)) == expected;
        }
    }

    /** How the answers compare with a value. */
    record Compares(Kind kind, Comparison comparison, Yardstick yardstick) implements Test {

        @Override
        public boolean holds(Entry source) {
            return (source.isEnabled() && matches(source)) == comparison.onMatch();
        }

        private boolean matches(Entry source) {
            for (var answer : source.answers()) {
                Type value = Answers.value(answer);
                if (value != null && kind.accepts(value) && comparison.matches(yardstick.compare(value))) return true;
            }
            return false;
        }
    }
}
