package dk.stemme.indicators;

import dk.stemme.indicators.CaseMix.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The least squares that give a case-mix model its coefficients: the intercept, then the slopes. */
enum Regression {
    /** One intercept for all. */
    ORDINARY {
        @Override
        <U> double[] coefficients(Collection<List<Row<U>>> units) {
            List<Row<U>> rows = units.stream().flatMap(List::stream).toList();
            return LeastSquares.solve(
                    rows.stream().map(row -> row.after(1)).toArray(double[][]::new),
                    rows.stream().mapToDouble(Row::outcome).toArray());
        }
    },

    /**
     * An intercept for each unit. Least squares about the units' means give the same slopes (Frisch and Waugh 1933);
     * the intercept told is the one that leaves the mean of all patients where it is.
     */
    FIXED_EFFECTS {
        @Override
        <U> double[] coefficients(Collection<List<Row<U>>> units) {
            double[][] about =
                    units.stream().flatMap(Regression::aboutTheirMean).toArray(double[][]::new);
            double[] slopes = LeastSquares.solve(
                    Arrays.stream(about).map(Regression::tail).toArray(double[][]::new),
                    Arrays.stream(about).mapToDouble(patient -> patient[0]).toArray());
            double[] mean = mean(units.stream()
                    .flatMap(List::stream)
                    .map(Regression::figures)
                    .toList());
            double[] coefficients = mean.clone();
            coefficients[0] -= LeastSquares.product(slopes, tail(mean));
            System.arraycopy(slopes, 0, coefficients, 1, slopes.length);
            return coefficients;
        }
    };

    abstract <U> double[] coefficients(Collection<List<Row<U>>> units);

    private static <U> Stream<double[]> aboutTheirMean(List<Row<U>> unit) {
        double[] mean = mean(unit.stream().map(Regression::figures).toList());
        return unit.stream()
                .map(Regression::figures)
                .map(patient -> IntStream.range(0, mean.length)
                        .mapToDouble(i -> patient[i] - mean[i])
                        .toArray());
    }

    /** Exact, so that a characteristic that does not vary within a unit leaves nothing about its mean. */
    private static double[] mean(List<double[]> patients) {
        return IntStream.range(0, patients.get(0).length)
                .mapToObj(i ->
                        patients.stream().mapToDouble(patient -> patient[i]).toArray())
                .mapToDouble(column -> Moments.of(column).mean().orElseThrow())
                .toArray();
    }

    /** The outcome, then the characteristics. */
    private static double[] figures(Row<?> patient) {
        return patient.after(patient.outcome());
    }

    private static double[] tail(double[] figures) {
        return Arrays.copyOfRange(figures, 1, figures.length);
    }
}
