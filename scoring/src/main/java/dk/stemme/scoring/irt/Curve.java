package dk.stemme.scoring.irt;

import dk.stemme.scoring.DefinitionException;
import java.util.Arrays;

/**
 * One item on the grid, computed once.
 *
 * @param log ln P of each answer at each point
 * @param information at each point
 */
record Curve(double[][] log, double[] information) {

    static Curve of(GradedItem item, double[] thetas, String place) {
        double[][] log = new double[item.categories()][thetas.length];
        double[] information = new double[thetas.length];
        for (int point = 0; point < thetas.length; point++) {
            double theta = thetas[point];
            for (int code = 0; code < log.length; code++) log[code][point] = item.logProbability(theta, code);
            information[point] = item.information(theta);
        }
        Curve curve = new Curve(log, information);
        if (!curve.isFinite()) throw new DefinitionException(place, "cannot be computed on the grid");
        return curve;
    }

    private boolean isFinite() {
        return Arrays.stream(log).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)
                && Arrays.stream(information).allMatch(Double::isFinite);
    }

    /** Adds what an answer says of every point. */
    void add(int code, double[] to) {
        double[] of = log[code];
        for (int point = 0; point < to.length; point++) to[point] += of[point];
    }
}
