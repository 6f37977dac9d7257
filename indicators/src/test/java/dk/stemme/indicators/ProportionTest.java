package dk.stemme.indicators;

import static dk.stemme.indicators.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ProportionTest {
    static Stream<JsonNode> proportions() {
        return Golden.cases("stats", "wilson");
    }

    @ParameterizedTest
    @MethodSource("proportions")
    void hasTheIntervalsOfR(JsonNode golden) {
        Proportion proportion = new Proportion(
                golden.get("numerator").asLong(), golden.get("denominator").asLong());

        assertClose("value", proportion.value(), golden.get("proportion"));
        assertClose("wilson", proportion.wilson(), golden.get("wilsonLow"), golden.get("wilsonHigh"));
        assertClose(
                "clopper-pearson",
                proportion.clopperPearson(),
                golden.get("clopperPearsonLow"),
                golden.get("clopperPearsonHigh"));
    }

    @Test
    void ofNobodyHasNeitherShareNorInterval() {
        assertThat(Proportion.EMPTY.value()).isEmpty();
        assertThat(Proportion.EMPTY.wilson()).isEmpty();
        assertThat(Proportion.EMPTY.clopperPearson()).isEmpty();
    }

    @Test
    void touchesNoneAndAllExactly() {
        assertThat(new Proportion(0, 7).wilson().orElseThrow().low()).isZero();
        assertThat(new Proportion(7, 7).wilson().orElseThrow().high()).isEqualTo(1);
    }

    @Test
    void addsUp() {
        assertThat(Proportion.of(true).merge(Proportion.of(false)).merge(new Proportion(3, 9)))
                .isEqualTo(new Proportion(4, 11));
    }

    @Test
    void ofMoreThanAllIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(-1, 2));
    }

    @Test
    void ofParticipantsIsAResponseRateAndACompleteness() {
        Participation clinic = new Participation(94, 2, 66, 0, 64);

        assertThat(clinic.responseRate()).isEqualTo(new Proportion(66, 92));
        assertThat(clinic.completeness()).isEqualTo(new Proportion(64, 66));
    }

    @Test
    void ofTheUninvitedCountsInCompletenessAlone() {
        Participation both = new Participation(4, 0, 3, 0, 3).merge(new Participation(0, 0, 0, 2, 1));

        assertThat(both.responseRate()).isEqualTo(new Proportion(3, 4));
        assertThat(both.completeness()).isEqualTo(new Proportion(4, 5));
    }

    @Test
    void ofMoreAnswersThanInvitationsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Participation(3, 1, 3, 0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Participation(3, -1, 3, 0, 3));
    }
}
