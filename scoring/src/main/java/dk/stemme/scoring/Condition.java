package dk.stemme.scoring;

/**
 * When a rule fires. Written in a subset of FHIRPath: comparisons ({@code = != >= > <= <}) of numbers, {@code true},
 * {@code false} and variables in delimited form, joined by {@code and}, {@code or} and parentheses. A variable is an
 * item (%`item.phq9_9`), a score (%`phq9-total`), or how much a score has changed since the same person's last value or
 * since the baseline: in its own unit (%`phq9-total.change-last`, {@code .change-baseline}) or in percent of the earlier
 * value ({@code .change-last-percent}, {@code .change-baseline-percent}). A comparison with a missing value is false, and
 * so is one with a percentage of 0; a variable alone means that it is true.
 */
public sealed interface Condition permits Condition.And, Condition.Or, Comparison {

    /**
     * The condition written in this expression.
     *
     * @throws DefinitionException naming the character, if it is not of the subset
     */
    static Condition parse(String expression) {
        return new ConditionParser(expression).parse();
    }

    /** Whether it holds for this person now. */
    boolean holds(ScoreSheet sheet, Answers answers, Earlier earlier);

    /** Refuses items and scores this instrument does not have, and comparisons that can never hold. */
    void check(Instrument instrument, String place);

    /** Both hold. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(ScoreSheet sheet, Answers answers, Earlier earlier) {
            return left.holds(sheet, answers, earlier) && right.holds(sheet, answers, earlier);
        }

        @Override
        public void check(Instrument instrument, String place) {
            left.check(instrument, place);
            right.check(instrument, place);
        }
    }

    /** At least one holds. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(ScoreSheet sheet, Answers answers, Earlier earlier) {
            return left.holds(sheet, answers, earlier) || right.holds(sheet, answers, earlier);
        }

        @Override
        public void check(Instrument instrument, String place) {
            left.check(instrument, place);
            right.check(instrument, place);
        }
    }
}
