package dk.stemme.scoring.irt;

import dk.stemme.scoring.DefinitionException;
import java.util.Arrays;
import java.util.List;

/**
 * An item of the graded response model: {@code P(X ≥ k) = 1 / (1 + exp(−a(θ − b_k)))}, without a scaling constant
 * (D = 1). Answers are coded 0, 1, … up to the number of thresholds.
 *
 * <p>Samejima (1969), Estimation of latent ability using a response pattern of graded scores, Psychometrika Monograph 17.
 *
 * @param a discrimination, above 0
 * @param b thresholds of θ, strictly rising; one fewer than there are answers
 */
public record GradedItem(String id, double a, List<Double> b) {

    /** @throws DefinitionException at {@code item[id].a} or {@code item[id].b}, if the parameters make no such item */
    public GradedItem {
        b = List.copyOf(b);
        if (id.isBlank()) throw new DefinitionException("item.id", "an item needs an id");
        String place = "item[%s]".formatted(id);
        if (!Double.isFinite(a) || !(a > 0)) throw new DefinitionException(place + ".a", a + " is not above 0");
        checkThresholds(b, place + ".b");
    }

    private static void checkThresholds(List<Double> b, String place) {
        if (b.isEmpty()) throw new DefinitionException(place, "an item needs a threshold");
        for (int k = 0; k < b.size(); k++) {
            if (!Double.isFinite(b.get(k))) throw new DefinitionException(place, b.get(k) + " is not a number");
            if (k > 0 && !(b.get(k) > b.get(k - 1)))
                throw new DefinitionException(place, "%s does not rise above %s".formatted(b.get(k), b.get(k - 1)));
        }
    }

    /** The same from plain numbers. */
    public static GradedItem of(String id, double a, double... b) {
        return new GradedItem(id, a, Arrays.stream(b).boxed().toList());
    }

    /** How many answers there are. */
    public int categories() {
        return b.size() + 1;
    }

    /** How probable an answer is at this θ. */
    public double probability(double theta, int code) {
        return StrictMath.exp(logProbability(theta, code));
    }

    /**
     * Written as {@code P(X ≥ k) · P(X < k+1) · (1 − exp(a(b_k − b_k+1)))}, which is the difference P(X ≥ k) − P(X ≥ k+1)
     * without its loss of digits far from the thresholds.
     */
    double logProbability(double theta, int code) {
        double log = 0;
        boolean lowest = code == 0;
        boolean highest = code == b.size();
        if (!lowest) log += Logistic.log(slope(theta, code - 1));
        if (!highest) log += Logistic.log(-slope(theta, code));
        if (!lowest && !highest) log += StrictMath.log(-StrictMath.expm1(a * (b.get(code - 1) - b.get(code))));
        return log;
    }

    /**
     * Fisher's information at θ, {@code Σ P'_k² / P_k}. As {@code P'_k = a·P_k·(1 − P(X ≥ k) − P(X ≥ k+1))}, nothing need
     * be divided.
     */
    public double information(double theta) {
        double information = 0;
        double above = 1;
        for (int k = 0; k <= b.size(); k++) {
            double next = k < b.size() ? Logistic.of(slope(theta, k)) : 0;
            double tilt = 1 - above - next;
            information += (above - next) * tilt * tilt;
            above = next;
        }
        return a * a * information;
    }

    private double slope(double theta, int threshold) {
        return a * (theta - b.get(threshold));
    }
}
