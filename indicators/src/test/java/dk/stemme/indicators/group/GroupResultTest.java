package dk.stemme.indicators.group;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.indicators.Mean;
import dk.stemme.indicators.Moments;
import dk.stemme.indicators.group.GroupResult.Estimate;
import dk.stemme.indicators.group.GroupResult.NotTold;
import dk.stemme.indicators.group.GroupResult.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupResultTest {
    /** SDM-Q-9, made person by person: sums of 45, 27 and 18 times 20/9. */
    private static final Optional<Mean> SDM_Q_9 = Mean.of(Moments.of(100, 60, 40));

    @Test
    void isTheMeanOfPersonsScoresWithItsInterval() {
        assertThat(GroupResult.of(SDM_Q_9, 3))
                .isEqualTo(new Estimate(200 / 3.0, 3, SDM_Q_9.orElseThrow().interval()));
    }

    @Test
    void isNotToldOfFewerThanTheMinimum() {
        assertThat(GroupResult.of(SDM_Q_9, 4)).isEqualTo(new NotTold(Reason.TOO_FEW, 3, 4));
    }

    @Test
    void isNotToldOfNobodyWhateverTheMinimum() {
        assertThat(GroupResult.of(Optional.empty(), 0)).isEqualTo(new NotTold(Reason.NO_ANSWERS, 0, 0));
    }
}
