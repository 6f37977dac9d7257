package dk.stemme.scoring.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GroupChangeTest {
    private static final GroupChange GROUP =
            GroupChange.of(new double[] {10, 12, 14, 16}, new double[] {13, 13, 19, 19});

    @Test
    void is_told_in_deviations_before() {
        assertThat(GROUP.effectSize()).hasValueCloseTo(3 / Math.sqrt(20 / 3.0), within(1e-12));
    }

    @Test
    void is_told_in_deviations_of_the_change() {
        assertThat(GROUP.standardisedResponseMean()).hasValueCloseTo(3 / Math.sqrt(8 / 3.0), within(1e-12));
    }

    @Test
    void is_told_in_deviations_of_the_change_of_stable_people() {
        GroupChange stable = GroupChange.of(new double[] {5, 5, 5}, new double[] {4, 5, 6});
        assertThat(GROUP.responsiveness(stable)).hasValueCloseTo(3.0, within(1e-12));
    }

    @Test
    void of_one_person_or_none_has_no_figure() {
        GroupChange one = GroupChange.of(new double[] {1}, new double[] {2});
        GroupChange none = GroupChange.of(new double[0], new double[0]);
        assertThat(one.effectSize()).isEmpty();
        assertThat(one.standardisedResponseMean()).isEmpty();
        assertThat(none.effectSize()).isEmpty();
        assertThat(none.responsiveness(GROUP)).isEmpty();
        assertThat(one.responsiveness(GROUP)).hasValueCloseTo(1 / Math.sqrt(8 / 3.0), within(1e-12));
    }

    @Test
    void without_spread_has_no_figure() {
        GroupChange equal = GroupChange.of(new double[] {1, 1}, new double[] {2, 2});
        assertThat(equal.effectSize()).isEmpty();
        assertThat(equal.standardisedResponseMean()).isEmpty();
    }

    @Test
    void needs_everyone_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupChange.of(new double[2], new double[3]))
                .withMessage("2 people before, 3 after");
    }
}
