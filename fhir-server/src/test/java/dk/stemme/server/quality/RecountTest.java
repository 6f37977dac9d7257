package dk.stemme.server.quality;

import static java.util.stream.Collectors.averagingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Aggregates that grew answer by answer are those that one count of everything gives. */
class RecountTest extends QualityTest {
    private static final YearMonth MONTH = YearMonth.of(2024, 11);

    private final Random random = new Random(7);
    private final List<String> units = new ArrayList<>();
    private final Map<String, List<Integer>> answered = new HashMap<>();
    private final Map<String, List<String>> parts = new HashMap<>();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Recount recount;

    @BeforeEach
    void twoDepartmentsWithWards() {
        String nation = unit("nation", "");
        units.add(nation);
        for (String department : List.of("d1", "d2")) {
            String id = unit(department, nation);
            units.add(id);
            parts.computeIfAbsent(nation, unit -> new ArrayList<>()).add(id);
            for (String ward : List.of("w1", "w2")) {
                String leaf = unit(department + ward, id);
                units.add(leaf);
                parts.computeIfAbsent(id, unit -> new ArrayList<>()).add(leaf);
            }
        }
    }

    private List<String> wards() {
        return units.stream().filter(unit -> !parts.containsKey(unit)).toList();
    }

    private void answers(String ward, int count) {
        for (int i = 0; i < count; i++) {
            int digit = random.nextInt(4);
            answer(ward, MONTH, String.valueOf(digit));
            answered.computeIfAbsent(ward, unit -> new ArrayList<>()).add(9 * digit);
        }
    }

    @Test
    void grownInStepsOrCountedAtOnceTheyAreTheSame() {
        for (int step = 0; step < 4; step++) {
            for (String ward : wards()) answers(ward, random.nextInt(6));
            settle();
            partsAddUp();
        }
        for (String ward : wards()) answers(ward, 5);
        settle();
        Map<String, JsonNode> grown = figures();
        jdbc.sql("delete from aggregate_told where month = ?")
                .param(MONTH.atDay(1))
                .update();
        jdbc.sql("delete from aggregate_state where month = ?")
                .param(MONTH.atDay(1))
                .update();
        recount.below(units.get(0));
        settle();
        assertThat(figures()).isEqualTo(grown);
        asCountedHere(grown);
    }

    private void partsAddUp() {
        parts.forEach((unit, below) -> {
            var all = below.stream().map(part -> aggregate(MEAN, part, MONTH)).toList();
            var whole = aggregate(MEAN, unit, MONTH);
            if (whole.isEmpty() || isWithheld(whole.get())) return;
            if (all.stream().anyMatch(part -> part.isPresent() && isWithheld(part.get()))) return;
            for (String number : List.of("count", "sum", "sum-of-squares")) {
                double sum = all.stream()
                        .flatMap(java.util.Optional::stream)
                        .mapToDouble(part -> number(part, number))
                        .sum();
                assertThat(number(whole.get(), number)).isEqualTo(sum);
            }
        });
    }

    /** What each aggregate says, but for when and as which version. */
    private Map<String, JsonNode> figures() {
        Map<String, JsonNode> figures = new HashMap<>();
        for (String unit : units)
            figures.put(unit, aggregate(MEAN, unit, MONTH).orElseThrow().path("component"));
        return figures;
    }

    private void asCountedHere(Map<String, JsonNode> grown) {
        for (String ward : wards()) {
            List<Integer> scores = answered.get(ward);
            JsonNode aggregate = aggregate(MEAN, ward, MONTH).orElseThrow();
            assertThat(number(aggregate, "count")).isEqualTo(scores.size());
            assertThat(number(aggregate, "value"))
                    .isCloseTo(scores.stream().collect(averagingDouble(score -> score)), within(1e-9));
        }
        assertThat(grown).hasSameSizeAs(units);
    }
}
