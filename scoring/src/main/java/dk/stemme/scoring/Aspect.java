package dk.stemme.scoring;

import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What of a score a condition looks at, the suffix a variable names it by, and between which numbers it lies. */
enum Aspect {
    VALUE("", (score, earlier) -> OptionalDouble.of(score.number()), range -> range),
    CHANGE_LAST(".change-last", (score, earlier) -> earlier.changeSinceLast(score), Aspect::change),
    CHANGE_BASELINE(".change-baseline", (score, earlier) -> earlier.changeSinceBaseline(score), Aspect::change),
    CHANGE_LAST_PERCENT(".change-last-percent", (score, earlier) -> earlier.percentSinceLast(score), Aspect::percent),
    CHANGE_BASELINE_PERCENT(
            ".change-baseline-percent", (score, earlier) -> earlier.percentSinceBaseline(score), Aspect::percent);

    private final String suffix;
    private final BiFunction<Score, Earlier, OptionalDouble> number;
    private final UnaryOperator<Range> range;

    Aspect(String suffix, BiFunction<Score, Earlier, OptionalDouble> number, UnaryOperator<Range> range) {
        this.suffix = suffix;
        this.number = number;
        this.range = range;
    }

    String suffix() {
        return suffix;
    }

    /** The number; NaN if there is none. */
    double of(Score score, Earlier earlier) {
        return number.apply(score, earlier).orElse(Double.NaN);
    }

    /** What it can be when the score itself lies in this range. */
    Range range(Range value) {
        return range.apply(value);
    }

    private static Range change(Range value) {
        return new Range(value.low() - value.high(), value.high() - value.low());
    }

    /** The fall is largest from the top, the rise from the bottom, which has no end when the bottom is 0. */
    private static Range percent(Range value) {
        if (value.low() < 0) return new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        double span = value.high() - value.low();
        return new Range(-100 * span / value.high(), 100 * span / value.low());
    }
}
