package dk.stemme.scoring.change;

import dk.stemme.scoring.Precision;
import dk.stemme.scoring.Text;
import java.util.OptionalDouble;

/**
 * One person's change in one score. That it is larger than error and that it is large enough to matter are two statements:
 * neither follows from the other.
 */
public sealed interface Change {

    /**
     * From one value to a later one. Values made by different definitions, versions or value sets have no difference.
     */
    static Change between(Measured before, Measured after) {
        return before.score().equals(after.score())
                ? new Difference(before, after)
                : new Incomparable(before.score(), after.score());
    }

    /** After less before, in points; empty if the two cannot be compared. */
    OptionalDouble amount();

    /** Whether it is larger than chance alone makes it in 95 of 100 unchanged people: |RC| &gt; 1.96. */
    Statement isBeyondError(ErrorOfDifference error);

    /** Whether it reaches a published amount. */
    Statement reaches(ChangeBenchmark benchmark);

    /** Two values of the same definition. */
    record Difference(Measured before, Measured after) implements Change {
        private static final double CRITICAL = 1.96;

        public Difference {
            if (!before.score().equals(after.score()))
                throw new IllegalArgumentException(
                        "%s and %s are different scores".formatted(before.score(), after.score()));
        }

        /** To ten decimals. */
        public double points() {
            return Precision.clean(after.value() - before.value());
        }

        /** The reliable change index: the change in standard errors of the difference; empty if that error is unknown. */
        public OptionalDouble reliableChangeIndex(ErrorOfDifference error) {
            OptionalDouble standardError = error.between(before, after);
            return standardError.isEmpty()
                    ? standardError
                    : OptionalDouble.of(Precision.clean(points() / standardError.getAsDouble()));
        }

        @Override
        public OptionalDouble amount() {
            return OptionalDouble.of(points());
        }

        @Override
        public Statement isBeyondError(ErrorOfDifference error) {
            OptionalDouble index = reliableChangeIndex(error);
            if (index.isEmpty()) return Statement.unknown("no standard error is known", "ingen kendt standardfejl");
            double size = Math.abs(index.getAsDouble());
            return Statement.of(size > CRITICAL, basis(size, error.name()));
        }

        private Text basis(double size, Text error) {
            return Text.of(
                    "%s standard errors of the difference, limit 1.96 (%s)"
                            .formatted(Digits.english(size), error.base()),
                    "%s gange differensens standardfejl, grænse 1,96 (%s)"
                            .formatted(Digits.danish(size), Language.danish(error)));
        }

        @Override
        public Statement reaches(ChangeBenchmark benchmark) {
            return benchmark.judge(this);
        }
    }

    /** Values of different definitions, between which nothing can be said. */
    record Incomparable(String before, String after) implements Change {
        @Override
        public OptionalDouble amount() {
            return OptionalDouble.empty();
        }

        @Override
        public Statement isBeyondError(ErrorOfDifference error) {
            return unknown();
        }

        @Override
        public Statement reaches(ChangeBenchmark benchmark) {
            return unknown();
        }

        private Statement unknown() {
            return Statement.unknown(
                    "%s cannot be compared with %s".formatted(after, before),
                    "%s kan ikke sammenlignes med %s".formatted(after, before));
        }
    }
}
