package dk.stemme.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What each unit reached beside what its mix of patients lets expect: a linear regression of the outcome on the
 * patients' characteristics over all units, residuals averaged by unit. Patients without a value for everything are
 * left out.
 *
 * @param overall the mean outcome of all patients
 * @param coefficients the intercept, then one per characteristic
 * @param units each unit's comparison, in order of first appearance
 * @param <U> what names a unit
 */
public record CaseMix<U>(double overall, List<Double> coefficients, Map<U, Comparison> units) {

    /**
     * One patient.
     *
     * @param outcome NaN when absent
     * @param characteristics what the unit cannot change, such as age, sex (0 or 1) and baseline score; NaN when absent
     */
    public record Row<U>(U unit, double outcome, List<Double> characteristics) {
        public Row {
            characteristics = List.copyOf(characteristics);
        }

        /** A patient whose outcome is the change since baseline, with the baseline as one more characteristic. */
        public static <U> Row<U> gain(U unit, double baseline, double followUp, List<Double> characteristics) {
            List<Double> all = new ArrayList<>(characteristics);
            all.add(baseline);
            return new Row<>(unit, followUp - baseline, all);
        }

        private boolean isComplete() {
            return Double.isFinite(outcome) && characteristics.stream().allMatch(Double::isFinite);
        }

        /** A number, then the characteristics. */
        double[] after(double first) {
            return DoubleStream.concat(
                            DoubleStream.of(first), characteristics.stream().mapToDouble(Double::doubleValue))
                    .toArray();
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
     * The comparison of the units these patients belong to, by ordinary least squares that knows nothing of units
     * (indirect adjustment): what is expected is what patients like these reach anywhere.
     *
     * @throws IllegalArgumentException when patients are fewer than coefficients, differ in the number of
     *     characteristics, or these follow from one another
     */
    public static <U> CaseMix<U> fit(List<Row<U>> rows) {
        return compare(rows, Regression.ORDINARY);
    }

    /**
     * The same with an intercept for each unit in the regression (fixed effects), so that a characteristic counts only
     * as it does within units: the patient-mix adjustment of HCAHPS, where a unit's adjusted figure is its raw one
     * minus Σ coefficient · (the unit's mean − the mean of all patients) (O'Malley et al. 2005, Health Services
     * Research 40:2162–2181).
     *
     * @throws IllegalArgumentException as {@link #fit}; and when a characteristic does not vary within any unit
     */
    public static <U> CaseMix<U> fixedEffects(List<Row<U>> rows) {
        return compare(rows, Regression.FIXED_EFFECTS);
    }

    /**
     * The unit's figure as if it had the mix of all patients: the overall mean plus what it reached beyond
     * expectation. The interval takes the coefficients as known (Cochran 1977, Sampling Techniques, chapter 7). Empty
     * when the unit has no patient.
     */
    public Optional<Mean> adjusted(U unit) {
        return Optional.ofNullable(units.get(unit))
                .map(own -> Mean.of(own.n(), overall + own.difference(), own.residualSd()));
    }

    private static <U> CaseMix<U> compare(List<Row<U>> rows, Regression regression) {
        List<Row<U>> complete = rows.stream().filter(Row::isComplete).toList();
        long lengths = complete.stream()
                .mapToInt(row -> row.characteristics.size())
                .distinct()
                .count();
        if (lengths > 1) {
            throw new IllegalArgumentException("Patients differ in the number of characteristics");
        }
        Map<U, List<Row<U>>> byUnit = new LinkedHashMap<>();
        complete.forEach(row ->
                byUnit.computeIfAbsent(row.unit, unit -> new ArrayList<>()).add(row));
        double[] coefficients = regression.coefficients(byUnit.values());
        Map<U, Comparison> units = new LinkedHashMap<>();
        byUnit.forEach((unit, own) -> units.put(unit, compare(own, coefficients)));
        double overall = moments(complete, Row::outcome).mean().orElseThrow();
        return new CaseMix<>(overall, Arrays.stream(coefficients).boxed().toList(), units);
    }

    private static <U> Comparison compare(List<Row<U>> rows, double[] coefficients) {
        ToDoubleFunction<Row<U>> expected = row -> LeastSquares.product(row.after(1), coefficients);
        return new Comparison(
                rows.size(),
                moments(rows, Row::outcome).mean().orElseThrow(),
                moments(rows, expected).mean().orElseThrow(),
                moments(rows, row -> row.outcome - expected.applyAsDouble(row))
                        .sd()
                        .orElse(Double.NaN));
    }

    private static <U> Moments moments(List<Row<U>> rows, ToDoubleFunction<Row<U>> figure) {
        return Moments.of(rows.stream().mapToDouble(figure).toArray());
    }
}
