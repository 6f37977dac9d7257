package dk.stemme.indicators;

import static dk.stemme.indicators.Golden.assertClose;
import static dk.stemme.indicators.Golden.doubles;
import static dk.stemme.indicators.Golden.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MeanTest {
    static Stream<JsonNode> means() {
        return Golden.cases("stats", "means");
    }

    @ParameterizedTest
    @MethodSource("means")
    void andItsQuantilesAreAsInR(JsonNode golden) {
        Sample sample = Sample.of(doubles(golden.get("values")));
        Mean mean = Mean.of(sample.moments()).orElseThrow();

        assertThat(mean.n()).isEqualTo(golden.get("n").asLong());
        assertClose("mean", mean.value(), number(golden.get("mean")));
        assertClose("sd", mean.sd(), number(golden.get("sd")));
        assertClose("interval", mean.interval(), number(golden.get("ciLow")), number(golden.get("ciHigh")));
        assertClose("median", sample.median(), golden.get("median"));
        assertClose("q25", sample.quantile(0.25), golden.get("q25"));
        assertClose("q75", sample.quantile(0.75), golden.get("q75"));
    }

    @Test
    void ofNobodyIsNone() {
        assertThat(Mean.of(Moments.EMPTY)).isEmpty();
        assertThat(Sample.of().median()).isEmpty();
    }

    @Test
    void ofOneHasNoSpread() {
        assertThat(Mean.of(Moments.of(33))).contains(new Mean(1, 33, null, null));
    }

    @Test
    void ofEqualScoresHasNoInterval() {
        assertThat(Mean.of(Moments.of(4, 4, 4))).contains(new Mean(3, 4, 0.0, null));
    }

    @Test
    void ofASampleSpansFromTheSmallestToTheLargest() {
        Sample sample = Sample.of(7, -2, 11);

        assertThat(sample.n()).isEqualTo(3);
        assertThat(sample.min()).hasValue(-2);
        assertThat(sample.max()).hasValue(11);
    }

    @Test
    void ofWhatIsNoNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1).quantile(1.5));
    }

    /** Textbook values where t has a closed form: tan(0.475 π) for one degree of freedom, and so on. */
    @ParameterizedTest
    @CsvSource({"1, 12.706204736174698", "2, 4.302652729749464", "1000000000, 1.9599639869124"})
    void usesTheQuantilesOfStudent(long degreesOfFreedom, double t) {
        assertClose("t", StudentT.quantile(Confidence.P95, degreesOfFreedom), t);
    }

    @Test
    void usesQuantilesThatGoOnSmoothlyWhereTheExpansionTakesOver() {
        double before = StudentT.quantile(Confidence.P95, 199) - StudentT.quantile(Confidence.P95, 200);
        double across = StudentT.quantile(Confidence.P95, 200) - StudentT.quantile(Confidence.P95, 201);
        double after = StudentT.quantile(Confidence.P95, 201) - StudentT.quantile(Confidence.P95, 202);

        assertThat(across).isBetween(after, before);
        assertThat(before - across).isCloseTo(across - after, org.assertj.core.api.Assertions.within(1e-8));
    }
}
