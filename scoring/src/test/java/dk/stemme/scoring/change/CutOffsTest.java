package dk.stemme.scoring.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dk.stemme.scoring.DefinitionException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CutOffsTest {
    private static final Offset<Double> TOLERANCE = within(0.005);

    @Test
    void are_those_of_the_worked_example() {
        JsonNode golden = JsonMapper.shared()
                .readTree(getClass().getResourceAsStream("/golden/change.json"))
                .get("cases")
                .get(1);
        CutOffs cutOffs = CutOffs.of(sample(golden, "clin"), sample(golden, "norm"));
        JsonNode expected = golden.get("expected");
        assertThat(cutOffs.a()).isCloseTo(expected.get("a").asDouble(), TOLERANCE);
        assertThat(cutOffs.b()).isCloseTo(expected.get("b").asDouble(), TOLERANCE);
        assertThat(cutOffs.c()).isCloseTo(expected.get("c").asDouble(), TOLERANCE);
    }

    private static Sample sample(JsonNode golden, String group) {
        JsonNode input = golden.get("input");
        return new Sample(
                input.get("m_" + group).asDouble(), input.get("sd_" + group).asDouble());
    }

    @Test
    void point_the_other_way_where_patients_score_higher() {
        CutOffs cutOffs = CutOffs.of(new Sample(20, 4), new Sample(5, 1));
        assertThat(cutOffs.a()).isEqualTo(12);
        assertThat(cutOffs.b()).isEqualTo(7);
    }

    @Test
    void lie_nearer_to_the_narrower_distribution() {
        assertThat(CutOffs.of(new Sample(40, 5), new Sample(60, 10)).c()).isCloseTo(140 / 3.0, within(1e-12));
    }

    @Test
    void need_two_different_groups() {
        refused("cutoffs: both groups have the mean 40.0", 40, 5);
        refused("sample.sd: 0.0 is not above 0", 60, 0);
        refused("sample.mean: NaN is not a number", Double.NaN, 5);
    }

    private static void refused(String message, double mean, double sd) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> CutOffs.of(new Sample(40, 5), new Sample(mean, sd)))
                .withMessage(message);
    }
}
