package dk.stemme.scoring.change;

import dk.stemme.scoring.Text;

/**
 * A published amount of change. Never one number per instrument: it holds for a scale, a course, a population, an anchor
 * and a time.
 *
 * @param amount in points of the scale, above 0
 */
public record ChangeBenchmark(Kind kind, Scale scale, double amount, Course course, Study study) {

    /** What the amount means. */
    public enum Kind {
        /** The least change that matters to patients (MID, MIC); reached by a change just as large. */
        MINIMAL_IMPORTANT(Text.of("minimal important change", "mindste vigtige ændring")) {
            @Override
            boolean isReached(double size, double amount) {
                return size >= amount;
            }
        },
        /** The most that error alone makes (MDC); only a larger change is beyond it. */
        MINIMAL_DETECTABLE(Text.of("minimal detectable change", "mindste påviselige ændring")) {
            @Override
            boolean isReached(double size, double amount) {
                return size > amount;
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

        abstract boolean isReached(double size, double amount);
    }

    /** @throws dk.stemme.scoring.DefinitionException if the amount is not above 0 */
    public ChangeBenchmark {
        Check.positive(amount, "change.amount");
    }

    Statement judge(Change.Difference change) {
        if (!scale.isOf(change.after())) return Statement.otherScore();
        if (!course.includes(scale.goodness(change.points())))
            return Statement.unknown(
                    "the amount is known for %s only".formatted(course.text().base()),
                    "mængden kendes kun for %s".formatted(Language.danish(course.text())));
        return Statement.of(
                kind.isReached(Math.abs(change.points()), amount), Language.basis(kind.text(), amount, study));
    }
}
