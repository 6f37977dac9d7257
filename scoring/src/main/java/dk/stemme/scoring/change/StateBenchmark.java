package dk.stemme.scoring.change;

import dk.stemme.scoring.Text;

/**
 * A published value that tells how a person is, whatever they were before. Like an amount of change it holds for a scale,
 * a population, an anchor and a time.
 */
public record StateBenchmark(Kind kind, Scale scale, double value, Study study) {

    /** What the value means. */
    public enum Kind {
        /** The patient acceptable symptom state (PASS): the value, and better. */
        ACCEPTABLE(Text.of("patient acceptable state", "acceptabel tilstand")) {
            @Override
            boolean isReached(double goodness, double threshold) {
                return goodness >= threshold;
            }
        },
        /** The treatment did not help: the value, and worse. */
        TREATMENT_FAILURE(Text.of("treatment failure", "behandlingssvigt")) {
            @Override
            boolean isReached(double goodness, double threshold) {
                return goodness <= threshold;
            }
        };

        private final Text text;

        Kind(Text text) {
            this.text = text;
        }

        /** The words for it. */
        public Text text() {
            return text;
        }

        abstract boolean isReached(double goodness, double threshold);
    }

    /** @throws dk.stemme.scoring.DefinitionException if the value is none */
    public StateBenchmark {
        Check.finite(value, "state.value");
    }

    /** Whether the person is in this state. */
    public Statement isReachedBy(Measured measured) {
        if (!scale.isOf(measured)) return Statement.otherScore();
        boolean reached = kind.isReached(scale.goodness(measured.value()), scale.goodness(value));
        return Statement.of(reached, Language.basis(kind.text(), value, study));
    }
}
