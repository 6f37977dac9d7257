package dk.stemme.scoring;

import java.util.function.ToDoubleBiFunction;

/** What of a score a condition looks at, and the suffix a variable names it by. */
enum Aspect {
    VALUE("", (score, earlier) -> score.number()),
    CHANGE_LAST(
            ".change-last", (score, earlier) -> earlier.changeSinceLast(score).orElse(Double.NaN)),
    CHANGE_BASELINE(
            ".change-baseline",
            (score, earlier) -> earlier.changeSinceBaseline(score).orElse(Double.NaN));

    private final String suffix;
    private final ToDoubleBiFunction<Score, Earlier> number;

    Aspect(String suffix, ToDoubleBiFunction<Score, Earlier> number) {
        this.suffix = suffix;
        this.number = number;
    }

    String suffix() {
        return suffix;
    }

    double of(Score score, Earlier earlier) {
        return number.applyAsDouble(score, earlier);
    }
}
