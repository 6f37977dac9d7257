package dk.stemme.server.result;

import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Series.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statistic of {@code $stats} (code system observation-statistics). Deviation and variance are those of a sample, so of
 * one value there is none; percentiles are interpolated.
 */
enum Stat {
    AVERAGE("average", Summary::average),
    MAXIMUM("maximum", Summary::maximum),
    MINIMUM("minimum", Summary::minimum),
    COUNT("count", true, summary -> BigDecimal.valueOf(summary.count())),
    TOTAL_COUNT("total-count", true, summary -> BigDecimal.valueOf(summary.total())),
    MEDIAN("median", quantile(2)),
    STD_DEV("std-dev", Summary::deviation),
    SUM("sum", Summary::sum),
    VARIANCE("variance", Summary::variance),
    PERCENT_20("20-percent", quantile(0)),
    PERCENT_80("80-percent", quantile(4)),
    LOWER_QUARTILE("4-lower", quantile(1)),
    UPPER_QUARTILE("4-upper", quantile(3));

    private static final MathContext DIGITS = new MathContext(12);

    final String code;
    /** Whether it counts Observations: then it has no unit of theirs. */
    final boolean counts;

    private final Function<Summary, @Nullable BigDecimal> of;

    Stat(String code, Function<Summary, @Nullable BigDecimal> of) {
        this(code, false, of);
    }

    Stat(String code, boolean counts, Function<Summary, @Nullable BigDecimal> of) {
        this.code = code;
        this.counts = counts;
        this.of = of;
    }

    /** @throws dk.stemme.server.store.Refusal 400 for a statistic that is not computed here */
    static Stat of(String code) {
        return Arrays.stream(values())
                .filter(stat -> stat.code.equals(code))
                .findFirst()
                .orElseThrow(() -> OperationInput.bad("statistic", "must be one of " + codes()));
    }

    private static String codes() {
        return Arrays.stream(values()).map(stat -> stat.code).collect(Collectors.joining(", "));
    }

    /** Empty where there is nothing to compute it from. */
    Optional<BigDecimal> value(Summary summary) {
        return Optional.ofNullable(of.apply(summary)).map(value -> {
            BigDecimal plain = value.round(DIGITS).stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        });
    }

    private static Function<Summary, @Nullable BigDecimal> quantile(int place) {
        return summary ->
                summary.quantiles().isEmpty() ? null : summary.quantiles().get(place);
    }
}
