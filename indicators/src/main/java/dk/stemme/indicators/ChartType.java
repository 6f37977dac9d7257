package dk.stemme.indicators;

import dk.stemme.indicators.Series.Point;
import java.util.List;
import java.util.function.Function;

/**
 * The kinds of chart. The run chart asks only for a median and suits everything; the control charts add limits at three
 * sigmas, made for one kind of measurement each (Shewhart 1931; formulas as in Montgomery 2013).
 */
public enum ChartType {
    /** Any values about their median, no limits: Anhøj and Olesen (2014). */
    RUN(Lines::median),
    /** Single values about their mean, limits from the moving ranges, screened once (Nelson 1982). */
    I(Lines::individuals),
    /** Proportions: limits from the binomial distribution. */
    P(Lines::proportions),
    /** Proportions with very large denominators (Laney 2002). */
    P_PRIME(baseline -> Lines.proportions(baseline).laney(baseline)),
    /** Rates, events per unit: limits from the Poisson distribution. */
    U(Lines::rates),
    /** Rates with very large denominators (Laney 2002). */
    U_PRIME(baseline -> Lines.rates(baseline).laney(baseline)),
    /** Means of samples, of one size or many, limits from the pooled standard deviation. */
    XBAR(Lines::means);

    private final Function<List<Point>, Lines> lines;

    ChartType(Function<List<Point>, Lines> lines) {
        this.lines = lines;
    }

    Lines lines(List<Point> baseline) {
        return lines.apply(baseline);
    }
}
