package dk.stemme.indicators;

import static dk.stemme.indicators.Golden.assertClose;
import static dk.stemme.indicators.Golden.doubles;
import static dk.stemme.indicators.Golden.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ChartTest {
    private static final Map<String, ChartType> TYPES = Map.of(
            "run", ChartType.RUN,
            "i", ChartType.I,
            "p", ChartType.P,
            "pp", ChartType.P_PRIME,
            "u", ChartType.U,
            "xbar", ChartType.XBAR);

    static Stream<JsonNode> charts() {
        return Golden.cases("spc", "cases");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void isThatOfTheGoldenCase(JsonNode golden) {
        JsonNode options = golden.path("options");
        Phases phases = options.has("part")
                ? Phases.split(
                        stream(options.get("part")).mapToInt(JsonNode::asInt).toArray())
                : Phases.frozen(options.path("freeze").asInt(0));
        Chart chart = Chart.of(TYPES.get(golden.get("chart").asString()), series(golden), phases)
                .times(options.path("multiply").asDouble(1));

        JsonNode expected = golden.get("expected");
        assertThat(chart.parts()).hasSameSizeAs(expected.get("parts"));
        IntStream.range(0, chart.parts().size())
                .forEach(i ->
                        assertPart(chart.parts().get(i), expected.get("parts").get(i)));
        assertPoints(chart, expected);
    }

    private static Series series(JsonNode golden) {
        if (golden.has("subgroups")) {
            return Series.samples(stream(golden.get("subgroups"))
                    .map(subgroup -> Moments.of(doubles(subgroup)))
                    .toList());
        }
        return golden.has("n")
                ? Series.counts(doubles(golden.get("y")), doubles(golden.get("n")))
                : Series.values(doubles(golden.get("y")));
    }

    private static void assertPart(Chart.Part part, JsonNode expected) {
        Runs runs = part.runs();
        assertThat(part.first() + 1).isEqualTo(expected.get("firstPoint").asInt());
        assertThat(part.first() + part.points().size())
                .isEqualTo(expected.get("lastPoint").asInt());
        assertThat(part.observed()).isEqualTo(expected.get("nObs").asInt());
        assertThat(runs)
                .isEqualTo(new Runs(
                        expected.get("nUseful").asInt(),
                        expected.get("longestRun").asInt(),
                        expected.get("longestRunMax").asInt(),
                        expected.get("nCrossings").asInt(),
                        expected.get("nCrossingsMin").asInt()));
        assertThat(runs.signal()).isEqualTo(expected.get("runsSignal").asBoolean());
        assertThat(part.points().stream().filter(Chart.Plotted::signal))
                .hasSize(expected.get("sigmaSignals").asInt());
    }

    private static void assertPoints(Chart chart, JsonNode expected) {
        List<Chart.Plotted> points =
                chart.parts().stream().flatMap(part -> part.points().stream()).toList();
        assertThat(points).hasSameSizeAs(expected.get("y"));
        for (int i = 0; i < points.size(); i++) {
            Chart.Plotted point = points.get(i);
            assertClose("y " + i, point.value(), at(expected, "y", i));
            assertClose("centre " + i, point.centre(), at(expected, "cl", i));
            assertClose("limits " + i, point.limits(), at(expected, "lcl", i), at(expected, "ucl", i));
            assertClose("warning " + i, point.warning(), at(expected, "lcl95", i), at(expected, "ucl95", i));
            assertThat(point.signal())
                    .isEqualTo(expected.get("sigmaSignal").get(i).asBoolean());
        }
    }

    private static double at(JsonNode expected, String line, int i) {
        return Golden.number(expected.get(line).get(i));
    }

    static Stream<JsonNode> limits() {
        return Golden.cases("anhoej-limits", "rows");
    }

    @ParameterizedTest
    @MethodSource("limits")
    void hasTheLimitsOfAnhoejForAnyNumberOfPoints(JsonNode golden) {
        int useful = golden.get("nUseful").asInt();
        double[] upAndDown =
                IntStream.range(0, useful).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();

        assertThat(Runs.of(upAndDown, 0))
                .isEqualTo(new Runs(
                        useful,
                        1,
                        golden.get("longestRunMax").asInt(),
                        useful - 1,
                        golden.get("nCrossingsMin").asInt()));
    }

    @Test
    void ofAThousandPointsStillHasLimits() {
        assertThat(Runs.of(new double[2000], -1).crossingsMin()).isEqualTo(963);
    }

    @Test
    void ofNothingSignalsNothing() {
        assertThat(Chart.run().parts().get(0).runs()).isEqualTo(new Runs(0, 0, 0, 0, 0));
        assertThat(Chart.run(Double.NaN, Double.NaN).parts().get(0).runs().signal())
                .isFalse();
        assertThat(Runs.of(new double[] {5, 5, 5}, 5).signal()).isFalse();
    }

    @Test
    void leavesAGapWhereNobodyWasAsked() {
        Chart chart =
                Chart.of(ChartType.P, Series.counts(new double[] {3, 0, 5}, new double[] {4, 0, 10}), Phases.WHOLE);
        Chart.Part part = chart.parts().get(0);

        assertThat(part.points().get(1).value()).isNaN();
        assertThat(part.points().get(1).signal()).isFalse();
        assertThat(part.points().get(1).centre()).isEqualTo(8.0 / 14);
        assertThat(part.runs().useful()).isEqualTo(2);
    }

    @Test
    void drawsExcludedPointsAndDoesNotCountThem() {
        Series series = Series.values(1, 2, 3, 900);
        Chart.Part part =
                Chart.of(ChartType.I, series, Phases.WHOLE.excluding(3)).parts().get(0);

        assertThat(part.points()).hasSize(4).allMatch(point -> point.centre() == 2);
        assertThat(part.points().get(3).signal()).isTrue();
        assertThat(part.observed()).isEqualTo(3);
        assertThat(part.runs().useful()).isEqualTo(2);
    }

    @Test
    void putsAConstantSeriesExactlyOnItsCentreLine() {
        double[] same = new double[11];
        Arrays.fill(same, 41.9);

        assertThat(Chart.of(ChartType.I, Series.values(same), Phases.WHOLE)
                        .parts()
                        .get(0)
                        .runs()
                        .useful())
                .isZero();
    }

    @Test
    void ofRatesWithoutExtraVariationNarrowsByLaney() {
        Series series = Series.counts(new double[] {50, 51, 50, 51, 50}, new double[] {1000, 1000, 1000, 1000, 1000});
        Chart plain = Chart.of(ChartType.U, series, Phases.WHOLE);
        Chart laney = Chart.of(ChartType.U_PRIME, series, Phases.WHOLE);

        assertThat(plain.parts()
                        .get(0)
                        .points()
                        .get(0)
                        .limits()
                        .contains(laney.parts().get(0).points().get(0).limits()))
                .isTrue();
    }

    @Test
    void isFrozenOrSplitAndInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Phases(12, List.of(15), java.util.Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Phases.split(15, 15));
        assertThatIllegalArgumentException().isThrownBy(() -> Series.counts(new double[2], new double[3]));
    }
}
