package dk.stemme.indicators.group;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the answers to several items add up to, pair by pair of items: all that the items' means and their covariances
 * need when not everybody answers everything.
 */
final class Pairs {
    /** The points an answer gives: whole numbers, so that the sums are exact in any order. */
    interface Points {
        double of(Item item, double answer);
    }

    private final int items;
    private final double[][] both;
    private final double[][] sum;
    private final double[][] product;
    private long respondents;

    private Pairs(int items) {
        this.items = items;
        this.both = new double[items][items];
        this.sum = new double[items][items];
        this.product = new double[items][items];
    }

    static Pairs of(List<Item> items, double[][] rows, Points points) {
        Item.check(items, rows);
        Pairs pairs = new Pairs(items.size());
        double[] own = new double[items.size()];
        for (double[] row : rows) {
            for (int k = 0; k < own.length; k++) {
                own[k] = Double.isNaN(row[k]) ? Double.NaN : points.of(items.get(k), row[k]);
            }
            pairs.add(own);
        }
        return pairs;
    }

    private void add(double[] points) {
        boolean any = false;
        for (int k = 0; k < items; k++) {
            if (!Double.isNaN(points[k])) {
                add(k, points);
                any = true;
            }
        }
        respondents += any ? 1 : 0;
    }

    private void add(int k, double[] points) {
        for (int l = 0; l < items; l++) {
            if (!Double.isNaN(points[l])) {
                both[k][l]++;
                sum[k][l] += points[k];
                product[k][l] += points[k] * points[l];
            }
        }
    }

    /** How many answered at least one item. */
    long respondents() {
        return respondents;
    }

    /** Whether every item has an answer. */
    boolean complete() {
        return IntStream.range(0, items).allMatch(k -> both[k][k] > 0);
    }

    /** How many answered the item. */
    long n(int k) {
        return (long) both[k][k];
    }

    /** The item's points together. */
    double sum(int k) {
        return sum[k][k];
    }

    double mean(int k) {
        return sum[k][k] / both[k][k];
    }

    /** The variance of Σ weightₖ meanₖ, when respondents are drawn anew. */
    double variance(IntToDoubleFunction weight) {
        return quadratic(this::covariance, weight);
    }

    /** The square of how far Σ meanₖ reaches, when each mean reaches so far and they go together as observed. */
    double squaredReach(IntToDoubleFunction reach) {
        return quadratic(this::correlation, reach);
    }

    /**
     * The covariance of two items' means: Σ dₖ dₗ over the respondents, with dₖ = (xₖ − meanₖ) / nₖ, or 0 for who did
     * not answer k. This is the delta method for ratios of sums, "Variance Estimation" in AHRQ's Instructions for
     * Analyzing Data from CAHPS Surveys: Using the CAHPS Analysis Program Version 4.1 (2017), pages 43 and 44.
     */
    private double covariance(int k, int l) {
        double products = product[k][l] - mean(l) * sum[k][l] - mean(k) * sum[l][k] + mean(k) * mean(l) * both[k][l];
        return products / (both[k][k] * both[l][l]);
    }

    /** 0 for items that go against each other, 1 where nothing is known: the wide side of both. */
    private double correlation(int k, int l) {
        double variances = covariance(k, k) * covariance(l, l);
        return k == l || variances <= 0 ? 1 : Math.max(covariance(k, l), 0) / Math.sqrt(variances);
    }

    private double quadratic(Matrix matrix, IntToDoubleFunction vector) {
        double sum = 0;
        for (int k = 0; k < items; k++) {
            for (int l = 0; l < items; l++) {
                sum += matrix.at(k, l) * vector.applyAsDouble(k) * vector.applyAsDouble(l);
            }
        }
        return Math.max(sum, 0);
    }

    private interface Matrix {
        double at(int k, int l);
    }
}
