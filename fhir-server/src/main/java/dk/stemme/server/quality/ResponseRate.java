package dk.stemme.server.quality;

import dk.stemme.indicators.Interval;
import dk.stemme.indicators.Proportion;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many of those invited answered, in per cent. */
record ResponseRate(Definition definition) implements Indicator {
    private static final String UNIT = "%";

    @Override
    public Optional<String> score() {
        return Optional.empty();
    }

    @Override
    public Figures figures(Figures scores, Figures invitations) {
        return invitations;
    }

    @Override
    public long persons(Figures figures) {
        return figures.responses().denominator();
    }

    @Override
    public String unit() {
        return UNIT;
    }

    @Override
    public List<Statistic> statistics() {
        return List.of(
                Statistic.HEADLINE,
                Statistic.CI95,
                Statistic.NUMERATOR,
                Statistic.DENOMINATOR,
                Statistic.INVITED,
                Statistic.RESPONSE_RATE);
    }

    @Override
    public Map<Statistic, Amount> amounts(Figures figures) {
        Proportion share = figures.responses();
        Map<Statistic, Amount> amounts = new EnumMap<>(Statistic.class);
        share.value().ifPresent(value -> {
            amounts.put(Statistic.HEADLINE, Amount.of(100 * value, UNIT));
            amounts.put(Statistic.RESPONSE_RATE, Amount.of(100 * value, UNIT));
        });
        share.wilson().ifPresent(interval -> amounts.put(Statistic.CI95, new Amount.Range(inPercent(interval), UNIT)));
        amounts.put(Statistic.NUMERATOR, Amount.count(share.numerator()));
        amounts.put(Statistic.DENOMINATOR, Amount.count(share.denominator()));
        amounts.put(Statistic.INVITED, Amount.count(share.denominator()));
        return amounts;
    }

    @Override
    public Map<String, Long> populations(Figures figures) {
        Map<String, Long> populations = new LinkedHashMap<>();
        populations.put("initial-population", figures.responses().denominator());
        populations.put("denominator", figures.responses().denominator());
        populations.put("numerator", figures.responses().numerator());
        return populations;
    }

    private static Interval inPercent(Interval share) {
        return new Interval(100 * share.low(), 100 * share.high());
    }
}
