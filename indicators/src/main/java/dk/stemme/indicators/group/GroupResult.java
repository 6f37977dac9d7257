package dk.stemme.indicators.group;

import dk.stemme.indicators.Interval;
import dk.stemme.indicators.Mean;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The score of a group, or why it is not told. */
public sealed interface GroupResult {

    /** How many respondents the score is made of, or would be. */
    long n();

    /**
     * A score.
     *
     * @param value in the unit of the score
     * @param interval its 95 % interval, by the method the score names; null when nothing is known of the spread
     */
    record Estimate(double value, long n, @Nullable Interval interval) implements GroupResult {

        /** This score if n reaches the minimum. */
        public GroupResult toldFrom(long minimum) {
            return n < minimum ? new NotTold(Reason.TOO_FEW, n, minimum) : this;
        }
    }

    /**
     * No score.
     *
     * @param minimum the n from which it may be told
     */
    record NotTold(Reason reason, long n, long minimum) implements GroupResult {}

    /** Why a score is not told. */
    enum Reason {
        /** Nobody gave a valid answer, or one of the items has none. */
        NO_ANSWERS,
        /** Some did, but fewer than the definition asks for. */
        TOO_FEW
    }

    /** A mean of scores made person by person, such as SDM-Q-9 or an adjusted gain, told from a minimum on. */
    static GroupResult of(Optional<Mean> mean, long minimum) {
        return mean.map(some -> new Estimate(some.value(), some.n(), some.interval()).toldFrom(minimum))
                .orElseGet(() -> new NotTold(Reason.NO_ANSWERS, 0, minimum));
    }
}
