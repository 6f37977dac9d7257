package dk.stemme.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What each unit reached beside what its mix of patients lets expect: ordinary least squares of the outcome on the
 * patients' characteristics over all units, residuals averaged by unit (indirect adjustment).
 *
 * @param coefficients the intercept, then one per characteristic
 * @param units each unit's comparison, in order of first appearance
 * @param <U> what names a unit
 */
public record CaseMix<U>(List<Double> coefficients, Map<U, Comparison> units) {

    /**
     * One patient.
     *
     * @param characteristics what the unit cannot change, such as age, sex (0 or 1) and baseline score
     */
    public record Row<U>(U unit, double outcome, List<Double> characteristics) {
        public Row {
            characteristics = List.copyOf(characteristics);
        }
    }

    /**
     * One unit.
     *
     * @param observed the mean outcome
     * @param expected the mean outcome that the model expects of these patients
     * @param residualSd the standard deviation of observed − expected; NaN for a single patient
     */
    public record Comparison(long n, double observed, double expected, double residualSd) {
        /** How much more was reached than expected; add it to the overall mean for an adjusted figure. */
        public double difference() {
            return observed - expected;
        }
    }

    /**
     * The comparison of the units these patients belong to.
     *
     * @throws IllegalArgumentException when patients are fewer than coefficients, differ in the number of
     *     characteristics, or these follow from one another
     */
    public static <U> CaseMix<U> fit(List<Row<U>> rows) {
        double[] coefficients = LeastSquares.solve(
                rows.stream().map(CaseMix::design).toArray(double[][]::new),
                rows.stream().mapToDouble(Row::outcome).toArray());
        Map<U, List<Row<U>>> byUnit = new LinkedHashMap<>();
        rows.forEach(row ->
                byUnit.computeIfAbsent(row.unit(), unit -> new ArrayList<>()).add(row));
        Map<U, Comparison> units = new LinkedHashMap<>();
        byUnit.forEach((unit, own) -> units.put(unit, compare(own, coefficients)));
        return new CaseMix<>(Arrays.stream(coefficients).boxed().toList(), units);
    }

    private static <U> Comparison compare(List<Row<U>> rows, double[] coefficients) {
        double[] observed = rows.stream().mapToDouble(Row::outcome).toArray();
        double[] expected = rows.stream()
                .mapToDouble(row -> LeastSquares.product(design(row), coefficients))
                .toArray();
        double[] residuals = IntStream.range(0, observed.length)
                .mapToDouble(i -> observed[i] - expected[i])
                .toArray();
        return new Comparison(
                observed.length,
                Moments.of(observed).mean().orElseThrow(),
                Moments.of(expected).mean().orElseThrow(),
                Moments.of(residuals).sd().orElse(Double.NaN));
    }

    private static double[] design(Row<?> row) {
        return IntStream.rangeClosed(0, row.characteristics().size())
                .mapToDouble(i -> i == 0 ? 1 : row.characteristics().get(i - 1))
                .toArray();
    }
}
