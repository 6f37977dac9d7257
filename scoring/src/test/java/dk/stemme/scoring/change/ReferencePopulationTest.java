package dk.stemme.scoring.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Direction;
import dk.stemme.scoring.change.Distribution.Normal;
import dk.stemme.scoring.change.Distribution.Quantile;
import dk.stemme.scoring.change.Distribution.Quantiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencePopulationTest {
    private static final String SCORE = "https://x.example/x|1";
    private static final Distribution T = new Normal(new Sample(50, 10));
    private static final Distribution FLOORED = new Quantiles(List.of(
            new Quantile(10, 0), new Quantile(25, 0), new Quantile(50, 2), new Quantile(75, 4), new Quantile(95, 10)));

    /** Φ to ten digits, as tabulated. */
    @ParameterizedTest
    @CsvSource({
        "50, 50",
        "60, 84.1344746069",
        "69.6, 97.5002104852",
        "30.4, 2.4997895148",
        "20, 0.1349898032",
        "119, 99.9999999997",
        "120.1, 100",
        "-21, 0"
    })
    void a_normal_population_is_counted_by_its_curve(double value, double percent) {
        assertThat(T.percentBelow(value)).isCloseTo(percent, within(1e-9));
        assertThat(T.percentBelow(value)).isBetween(0.0, 100.0);
    }

    @Test
    void the_curve_is_symmetric_and_rises_to_its_ends() {
        double before = -1;
        for (double z = -7.05; z < 7.05; z += 0.1) {
            assertThat(NormalCurve.below(z)).isGreaterThanOrEqualTo(before);
            assertThat(NormalCurve.below(z) + NormalCurve.below(-z)).isCloseTo(1, within(1e-14));
            before = NormalCurve.below(z);
        }
        assertThat(NormalCurve.below(-6.9)).isCloseTo(2.6e-12, within(1e-14));
        assertThat(NormalCurve.below(7)).isLessThan(1);
        assertThat(NormalCurve.below(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"2, 50", "3, 62.5", "4, 75", "7, 85", "10, 95", "11, 95", "0, 17.5", "-1, 10", "0.5, 31.25"})
    void between_quantiles_is_interpolated_and_beyond_them_nothing_is_invented(double value, double percent) {
        assertThat(FLOORED.percentBelow(value)).isCloseTo(percent, within(1e-12));
    }

    @Test
    void all_on_one_value_share_the_middle() {
        Distribution flat = new Quantiles(List.of(new Quantile(10, 3), new Quantile(90, 3)));
        assertThat(flat.percentBelow(3)).isEqualTo(50);
        assertThat(flat.percentBelow(2)).isEqualTo(10);
        assertThat(flat.percentBelow(4)).isEqualTo(90);
    }

    @Test
    void a_high_percentile_is_always_good() {
        assertThat(population(Direction.HIGHER_BETTER, T).percentile(Measured.of(SCORE, 60)))
                .hasValueCloseTo(84.1344746, within(1e-6));
        assertThat(population(Direction.HIGHER_WORSE, T).percentile(Measured.of(SCORE, 60)))
                .hasValueCloseTo(15.8655254, within(1e-6));
    }

    @Test
    void another_version_has_no_percentile() {
        assertThat(population(Direction.HIGHER_BETTER, T).percentile(Measured.of("https://x.example/x|2", 60)))
                .isEmpty();
    }

    @Test
    void quantiles_that_are_none_are_refused() {
        refused("quantile: needs at least two", new Quantile(50, 1));
        refused("quantile[0]: 0.0 % is not above 0.0 and below 100", new Quantile(0, 1), new Quantile(50, 2));
        refused("quantile[1]: 100.0 % is not above 50.0 and below 100", new Quantile(50, 1), new Quantile(100, 2));
        refused("quantile[1]: 50.0 % is not above 50.0 and below 100", new Quantile(50, 1), new Quantile(50, 2));
        refused("quantile[1]: 1.0 is below 2.0", new Quantile(25, 2), new Quantile(50, 1));
        refused("quantile[1]: NaN is not a number", new Quantile(25, 2), new Quantile(50, Double.NaN));
        refused("quantile[0]: NaN % is not above 0.0 and below 100", new Quantile(Double.NaN, 2), new Quantile(50, 3));
    }

    private static void refused(String message, Quantile... quantiles) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> new Quantiles(List.of(quantiles)))
                .withMessage(message);
    }

    private static ReferencePopulation population(Direction direction, Distribution distribution) {
        return new ReferencePopulation("adults", "A 2020", new Scale(SCORE, "T-score", direction), distribution);
    }
}
