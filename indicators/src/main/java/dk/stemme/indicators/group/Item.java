package dk.stemme.indicators.group;

import java.util.Arrays;
import java.util.List;

/**
 * A question whose answers are ordered whole numbers. Codes may run either way: 1 to 4 from never to always is
 * {@code new Item(1, 4, 4)}, 1 for yes and 2 for no is {@code new Item(2, 1, 1)}. Codes without an order, or a top box
 * outside them, are an IllegalArgumentException.
 *
 * @param worst the code of the least favourable answer
 * @param best the code of the most favourable answer
 * @param top the code in the top box that is nearest to the worst; the best is always in it
 */
public record Item(int worst, int best, int top) {
    public Item {
        if (worst == best || top < Math.min(worst, best) || top > Math.max(worst, best)) {
            throw new IllegalArgumentException("Not an item: " + worst + " to " + best + ", top box from " + top);
        }
    }

    /** 100 (x − worst) / (best − worst): 0 for the worst answer, 100 for the best, NaN for none. */
    public double linear(double answer) {
        return 100 * (answer - worst) / (best - worst);
    }

    /** Whether the answer is in the top box; an absent one is not. */
    public boolean isTop(double answer) {
        return steps(answer) >= steps(top);
    }

    /** How many codes the answer lies from the worst. */
    double steps(double answer) {
        return Math.abs(answer - worst);
    }

    /** What a step is worth on the linear scale. */
    double stepSize() {
        return 100 / steps(best);
    }

    private boolean hasCode(double answer) {
        return answer == Math.rint(answer) && answer >= Math.min(worst, best) && answer <= Math.max(worst, best);
    }

    static boolean isComplete(double[] row) {
        return Arrays.stream(row).noneMatch(Double::isNaN);
    }

    static List<Item> atLeastOne(List<Item> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("No items");
        }
        return List.copyOf(items);
    }

    static void check(List<Item> items, double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != items.size()) {
                throw new IllegalArgumentException(
                        "rows[" + i + "]: " + rows[i].length + " answers to " + items.size() + " items");
            }
            for (int k = 0; k < rows[i].length; k++) {
                if (!Double.isNaN(rows[i][k]) && !items.get(k).hasCode(rows[i][k])) {
                    throw new IllegalArgumentException(
                            "rows[" + i + "][" + k + "]: " + rows[i][k] + " is not a code of " + items.get(k));
                }
            }
        }
    }
}
