package dk.stemme.indicators;

import static dk.stemme.indicators.Golden.assertClose;
import static dk.stemme.indicators.Golden.doubles;
import static dk.stemme.indicators.Golden.list;
import static dk.stemme.indicators.Golden.number;
import static dk.stemme.indicators.Golden.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseMixTest {
    private static final JsonNode GOLDEN = Golden.file("stats").get("caseMix");

    private static final JsonNode PATIENT_MIX = Golden.file("patient-mix");

    private static final List<CaseMix.Row<String>> ROWS = stream(GOLDEN.get("rows"))
            .map(row -> new CaseMix.Row<>(
                    row.get("unit").asString(),
                    number(row.get("followup")),
                    list(number(row.get("age")), number(row.get("female")), number(row.get("baseline")))))
            .toList();

    private static final CaseMix<String> FIT = CaseMix.fit(ROWS);

    @Test
    void hasTheCoefficientsOfR() {
        List<String> names = List.of("(Intercept)", "age", "female", "baseline");
        for (int i = 0; i < names.size(); i++) {
            assertClose(
                    names.get(i),
                    FIT.coefficients().get(i),
                    number(GOLDEN.get("coefficients").get(names.get(i))));
        }
    }

    @Test
    void comparesEachUnitWithWhatItsPatientsLetExpect() {
        double overallGain = number(GOLDEN.get("overallGain"));
        stream(GOLDEN.get("units")).forEach(golden -> {
            CaseMix.Comparison unit = FIT.units().get(golden.get("unit").asString());
            assertThat(unit.n()).isEqualTo(golden.get("n").asLong());
            assertClose("observed", unit.observed(), number(golden.get("observedFollowup")));
            assertClose("expected", unit.expected(), number(golden.get("expectedFollowup")));
            assertClose("adjusted gain", overallGain + unit.difference(), number(golden.get("adjustedGain")));
            assertClose("residual sd", unit.residualSd(), number(golden.get("residualSd")));
        });
    }

    /** Overall mean gain plus what was reached beyond expectation, whether the model is of the gain or the outcome. */
    @Test
    void tellsTheAdjustedGainOfEachUnitWithItsInterval() {
        CaseMix<String> gains = CaseMix.fit(stream(GOLDEN.get("rows"))
                .map(row -> CaseMix.Row.gain(
                        row.get("unit").asString(),
                        number(row.get("baseline")),
                        number(row.get("followup")),
                        list(number(row.get("age")), number(row.get("female")))))
                .toList());

        assertClose("overall gain", gains.overall(), number(GOLDEN.get("overallGain")));
        stream(GOLDEN.get("units"))
                .forEach(golden -> assertClose(
                        "adjusted gain",
                        gains.adjusted(golden.get("unit").asString())
                                .orElseThrow()
                                .value(),
                        number(golden.get("adjustedGain"))));
        stream(PATIENT_MIX.get("gain").get("units")).forEach(golden -> assertAdjusted(gains, golden));
    }

    @Test
    void adjustsForPatientMixAsHcahpsWithAnInterceptForEachUnit() {
        CaseMix<String> fixed = CaseMix.fixedEffects(ROWS);
        JsonNode golden = PATIENT_MIX.get("fixedEffects");

        double[] slopes = doubles(golden.get("coefficients"));
        for (int i = 0; i < slopes.length; i++) {
            assertClose("coefficient", fixed.coefficients().get(i + 1), slopes[i]);
        }
        stream(golden.get("units")).forEach(unit -> {
            assertClose("raw", fixed.units().get(unit.get("unit").asString()).observed(), number(unit.get("raw")));
            assertAdjusted(fixed, unit);
        });
    }

    private static void assertAdjusted(CaseMix<String> mix, JsonNode golden) {
        Mean adjusted = mix.adjusted(golden.get("unit").asString()).orElseThrow();
        assertThat(adjusted.n()).isEqualTo(golden.get("n").asLong());
        assertClose("adjusted", adjusted.value(), number(golden.get("adjusted")));
        assertClose("interval", adjusted.interval(), number(golden.get("low")), number(golden.get("high")));
    }

    /** With equal mixes there is nothing to adjust for. */
    @Test
    void leavesUnitsOfTheSameMixAsTheyAre() {
        var rows = List.of(
                new CaseMix.Row<>("A", 4, list(1)),
                new CaseMix.Row<>("A", 6, list(3)),
                new CaseMix.Row<>("B", 9, list(1)),
                new CaseMix.Row<>("B", 13, list(3)));

        assertThat(CaseMix.fixedEffects(rows).adjusted("A").orElseThrow().value())
                .isEqualTo(5);
        assertThat(CaseMix.fixedEffects(rows).adjusted("B").orElseThrow().value())
                .isEqualTo(11);
        assertThat(CaseMix.fixedEffects(rows).adjusted("C")).isEmpty();
    }

    @Test
    void leavesOutPatientsWithoutAValueForEverything() {
        List<CaseMix.Row<String>> more = new ArrayList<>(ROWS);
        more.add(new CaseMix.Row<>("A", Double.NaN, list(60, 1, 20)));
        more.add(new CaseMix.Row<>("B", 40, list(60, Double.NaN, 20)));
        more.add(CaseMix.Row.gain("E", Double.NaN, 40, list(60, 1)));

        assertThat(CaseMix.fit(more)).isEqualTo(FIT);
        assertThat(CaseMix.fixedEffects(more)).isEqualTo(CaseMix.fixedEffects(ROWS));
    }

    @Test
    void refusesTooFewPatientsAndCharacteristicsThatRepeatEachOther() {
        var one = new CaseMix.Row<>("A", 1, list(3));
        var two = new CaseMix.Row<>("A", 2, list(4));
        var same = new CaseMix.Row<>("B", 2, list(4, 8));
        var again = new CaseMix.Row<>("B", 2, list(5, 10));
        var thrice = new CaseMix.Row<>("B", 2, list(6, 12));

        assertThatIllegalArgumentException().isThrownBy(() -> CaseMix.fit(List.of(one)));
        assertThatIllegalArgumentException().isThrownBy(() -> CaseMix.fit(List.of(one, two, same)));
        assertThatIllegalArgumentException().isThrownBy(() -> CaseMix.fit(List.of(same, again, thrice)));
        assertThatIllegalArgumentException().isThrownBy(() -> CaseMix.fit(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> CaseMix.fixedEffects(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> CaseMix.fixedEffects(List.of(one, two, same)));
    }

    @Test
    void refusesFixedEffectsOfWhatNeverVariesWithinAUnit() {
        var rows = List.of(
                new CaseMix.Row<>("A", 1, list(0.1)),
                new CaseMix.Row<>("A", 2, list(0.1)),
                new CaseMix.Row<>("A", 2, list(0.1)),
                new CaseMix.Row<>("B", 2, list(0.7)));

        assertThatIllegalArgumentException().isThrownBy(() -> CaseMix.fixedEffects(rows));
    }
}
