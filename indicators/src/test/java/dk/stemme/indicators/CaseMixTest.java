package dk.stemme.indicators;

import static dk.stemme.indicators.Golden.assertClose;
import static dk.stemme.indicators.Golden.list;
import static dk.stemme.indicators.Golden.number;
import static dk.stemme.indicators.Golden.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseMixTest {
    private static final JsonNode GOLDEN = Golden.file("stats").get("caseMix");

    private static final CaseMix<String> FIT = CaseMix.fit(stream(GOLDEN.get("rows"))
            .map(row -> new CaseMix.Row<>(
                    row.get("unit").asString(),
                    number(row.get("followup")),
                    list(number(row.get("age")), number(row.get("female")), number(row.get("baseline")))))
            .toList());

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
    }
}
