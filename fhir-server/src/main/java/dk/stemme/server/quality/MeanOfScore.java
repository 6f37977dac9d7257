package dk.stemme.server.quality;

import dk.stemme.indicators.Mean;
import dk.stemme.indicators.Proportion;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mean of one score over all who answered, invited or not.
 *
 * @param code of the score, and {@code |version} where the Measure names the version: others are then left out
 */
record MeanOfScore(Definition definition, String code) implements Indicator {
    private static final String UNIT = "{score}";

    @Override
    public Optional<String> score() {
        return Optional.of(code);
    }

    /** Only answers are news: an invitation moves no mean. */
    @Override
    public Figures figures(Figures scores, Figures invitations) {
        return scores.merge(invitations.withEvents(0));
    }

    @Override
    public long persons(Figures figures) {
        return figures.scores().n();
    }

    @Override
    public String unit() {
        return UNIT;
    }

    @Override
    public List<Statistic> statistics() {
        return List.of(
                Statistic.HEADLINE,
                Statistic.COUNT,
                Statistic.STD_DEV,
                Statistic.CI95,
                Statistic.SUM,
                Statistic.SUM_OF_SQUARES,
                Statistic.INVITED,
                Statistic.RESPONSE_RATE,
                Statistic.COMPLETENESS);
    }

    @Override
    public Map<Statistic, Amount> amounts(Figures figures) {
        Map<Statistic, Amount> amounts = new EnumMap<>(Statistic.class);
        Mean.of(figures.scores()).ifPresent(mean -> put(amounts, mean));
        amounts.put(Statistic.COUNT, Amount.count(figures.scores().n()));
        amounts.put(Statistic.SUM, new Amount.Number(figures.scores().sum(), UNIT));
        amounts.put(Statistic.SUM_OF_SQUARES, new Amount.Number(figures.scores().sumOfSquares(), "1"));
        amounts.put(Statistic.INVITED, Amount.count(figures.responses().denominator()));
        percent(amounts, Statistic.RESPONSE_RATE, figures.responses());
        percent(amounts, Statistic.COMPLETENESS, figures.completeness());
        return amounts;
    }

    @Override
    public Map<String, Long> populations(Figures figures) {
        Map<String, Long> populations = new LinkedHashMap<>();
        long invited = figures.responses().denominator();
        if (invited > 0) populations.put("initial-population", invited);
        populations.put("measure-population", figures.scores().n());
        populations.put(
                "measure-population-exclusion",
                figures.completeness().denominator() - figures.completeness().numerator());
        return populations;
    }

    private static void put(Map<Statistic, Amount> amounts, Mean mean) {
        amounts.put(Statistic.HEADLINE, Amount.of(mean.value(), UNIT));
        if (mean.sd() != null) amounts.put(Statistic.STD_DEV, Amount.of(mean.sd(), UNIT));
        if (mean.interval() != null) amounts.put(Statistic.CI95, new Amount.Range(mean.interval(), UNIT));
    }

    private static void percent(Map<Statistic, Amount> amounts, Statistic statistic, Proportion share) {
        share.value().ifPresent(value -> amounts.put(statistic, Amount.of(100 * value, "%")));
    }
}
