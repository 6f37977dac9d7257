package dk.stemme.indicators;

import java.util.Arrays;

/** Ordinary least squares by the modified Gram–Schmidt orthogonalisation (Björck 1967), which needs no XᵀX. */
final class LeastSquares {
    /** A column of which less than this share is new follows from those before it. */
    private static final double NOTHING_NEW = 1e-10;

    private LeastSquares() {}

    /**
     * The coefficients that bring design · coefficients nearest to the outcome.
     *
     * @param design a row per observation
     */
    static double[] solve(double[][] design, double[] outcome) {
        int count = design.length == 0 ? 0 : design[0].length;
        if (Arrays.stream(design).anyMatch(row -> row.length != count) || design.length < Math.max(count, 1)) {
            throw new IllegalArgumentException(design.length + " observations do not fix " + count + " coefficients");
        }
        double[][] columns = transpose(design, count);
        double[][] r = new double[count][count];
        double[] projections = new double[count];
        double[] left = outcome.clone();
        for (int i = 0; i < count; i++) {
            r[i][i] = normalise(columns[i], design, i);
            for (int j = i + 1; j < count; j++) {
                r[i][j] = takeOut(columns[i], columns[j]);
            }
            projections[i] = takeOut(columns[i], left);
        }
        return backSubstitute(r, projections);
    }

    static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[][] transpose(double[][] rows, int count) {
        double[][] columns = new double[count][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < count; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }

    private static double normalise(double[] column, double[][] design, int index) {
        double length = Math.sqrt(product(column, column));
        double before = Math.sqrt(Arrays.stream(design)
                .mapToDouble(row -> row[index] * row[index])
                .sum());
        if (!(length > NOTHING_NEW * before)) {
            throw new IllegalArgumentException("Characteristic " + index + " follows from those before it");
        }
        for (int i = 0; i < column.length; i++) {
            column[i] /= length;
        }
        return length;
    }

    /** Takes the direction out of the column, and says how much of it there was. */
    private static double takeOut(double[] direction, double[] column) {
        double share = product(direction, column);
        for (int i = 0; i < column.length; i++) {
            column[i] -= share * direction[i];
        }
        return share;
    }

    private static double[] backSubstitute(double[][] r, double[] projections) {
        double[] coefficients = projections.clone();
        for (int i = coefficients.length - 1; i >= 0; i--) {
            for (int j = i + 1; j < coefficients.length; j++) {
                coefficients[i] -= r[i][j] * coefficients[j];
            }
            coefficients[i] /= r[i][i];
        }
        return coefficients;
    }
}
