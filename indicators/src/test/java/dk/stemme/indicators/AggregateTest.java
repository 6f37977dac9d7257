package dk.stemme.indicators;

import static dk.stemme.indicators.Golden.assertClose;
import static dk.stemme.indicators.Golden.number;
import static dk.stemme.indicators.Golden.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.indicators.Disclosure.State;
import dk.stemme.indicators.Sum.Cell;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 420 invitations over five levels of units, four quarters and the year, with what the public may see. */
class AggregateTest {
    private static final JsonNode GOLDEN = Golden.file("aggregate");
    private static final List<JsonNode> ROWS = stream(GOLDEN.get("rows")).toList();
    private static final String YEAR = "2025";
    private static final List<String> QUARTERS = List.of("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4");
    private static final UnitTree<String> TREE = UnitTreeTest.paths(stream(GOLDEN.get("expected"))
            .map(cell -> cell.get("unit").asString())
            .distinct()
            .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
            .toArray(String[]::new));

    @Test
    void rollsUpResponseRates() {
        var cells = cells(AggregateTest::participation, Participation::merge);
        stream(GOLDEN.get("expected")).forEach(expected -> {
            Participation cell = cells.getOrDefault(place(expected), Participation.EMPTY);
            assertThat(cell.excluded())
                    .isEqualTo(expected.get("responseRate").get("excluded").asLong());
            assertProportion(cell.responseRate(), expected.get("responseRate"));
        });
    }

    @Test
    void rollsUpMeanChanges() {
        var cells = cells(row -> isScored(row) ? List.of(change(row)) : List.of(), AggregateTest::concat);
        var moments = cells(row -> isScored(row) ? Moments.of(change(row)) : Moments.EMPTY, Moments::merge);
        stream(GOLDEN.get("expected")).forEach(cell -> {
            JsonNode expected = cell.get("meanChange");
            Sample sample = Sample.of(cells.getOrDefault(place(cell), List.of()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
            assertThat(sample.n()).isEqualTo(expected.get("n").asInt());
            assertClose("median", sample.median(), expected.get("median"));
            assertMean(moments.getOrDefault(place(cell), Moments.EMPTY), expected);
        });
    }

    @Test
    void rollsUpResponders() {
        var cells = cells(row -> isScored(row) ? Proportion.of(change(row) >= 5) : Proportion.EMPTY, Proportion::merge);
        stream(GOLDEN.get("expected"))
                .forEach(expected -> assertProportion(
                        cells.getOrDefault(place(expected), Proportion.EMPTY), expected.get("responder")));
    }

    @Test
    void withholdsForThePublicWhatTheRuleSays() {
        Map<Cell<String, String>, State> states = Disclosure.STANDARD.suppress(counts(), sums());

        Map<Cell<String, String>, State> expected = stream(GOLDEN.get("publicSuppression"))
                .collect(Collectors.toMap(AggregateTest::place, AggregateTest::state));
        assertThat(states).isEqualTo(expected);
    }

    @Test
    void withholdsSoThatNothingFollowsFromThePublished() {
        Map<Cell<String, String>, State> states = Disclosure.STANDARD.suppress(counts(), sums());

        assertThat(DisclosureTest.attack(states, sums())).isEmpty();
    }

    private static List<Sum<Cell<String, String>>> sums() {
        return Sum.over(TREE, Map.of(YEAR, QUARTERS));
    }

    private static Map<Cell<String, String>, Long> counts() {
        Map<Cell<String, String>, Long> counts = new LinkedHashMap<>();
        stream(GOLDEN.get("publicSuppression"))
                .forEach(cell -> counts.put(place(cell), cell.get("n").asLong()));
        return counts;
    }

    private static State state(JsonNode cell) {
        return State.valueOf(cell.get("state").asString().toUpperCase(Locale.ROOT));
    }

    /** Every figure of every unit in every period: rows to ward cells, ward cells up the tree. */
    private static <F> Map<Cell<String, String>, F> cells(Function<JsonNode, F> figure, BinaryOperator<F> merge) {
        Map<Cell<String, String>, F> cells = new HashMap<>();
        Stream.concat(Stream.of(YEAR), QUARTERS.stream()).forEach(period -> {
            Map<String, F> wards = ROWS.stream()
                    .filter(row -> row.get("period").asString().startsWith(period))
                    .collect(Collectors.toMap(row -> row.get("unit").asString(), figure, merge));
            TREE.rollUp(wards, merge).forEach((unit, cell) -> cells.put(new Cell<>(unit, period), cell));
        });
        return cells;
    }

    private static Participation participation(JsonNode row) {
        return switch (row.get("status").asString()) {
            case "answered" -> new Participation(1, 0, 1, 0, isScored(row) ? 1 : 0);
            case "excluded" -> new Participation(1, 1, 0, 0, 0);
            default -> new Participation(1, 0, 0, 0, 0);
        };
    }

    private static boolean isScored(JsonNode row) {
        return row.get("status").asString().equals("answered") && !Double.isNaN(change(row));
    }

    private static double change(JsonNode row) {
        return number(row.get("followup")) - number(row.get("baseline"));
    }

    private static Cell<String, String> place(JsonNode cell) {
        return new Cell<>(cell.get("unit").asString(), cell.get("period").asString());
    }

    private static void assertProportion(Proportion actual, JsonNode expected) {
        assertThat(actual)
                .isEqualTo(new Proportion(
                        expected.get("numerator").asLong(),
                        expected.get("denominator").asLong()));
        assertClose("proportion", actual.value(), expected.get("proportion"));
        assertClose("interval", actual.wilson(), expected.get("ciLow"), expected.get("ciHigh"));
    }

    private static void assertMean(Moments moments, JsonNode expected) {
        Mean mean = Mean.of(moments).orElse(new Mean(0, Double.NaN, null, null));
        assertClose("mean", mean.value(), number(expected.get("mean")));
        assertClose("sd", mean.sd() == null ? Double.NaN : mean.sd(), number(expected.get("sd")));
        assertClose("interval", mean.interval(), number(expected.get("ciLow")), number(expected.get("ciHigh")));
    }

    private static List<Double> concat(List<Double> a, List<Double> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }
}
