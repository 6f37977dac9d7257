package dk.stemme.indicators.group;

import dk.stemme.indicators.Confidence;
import dk.stemme.indicators.Interval;
import java.util.Arrays;
import java.util.List;

/**
 * The Net Promoter Score of the single question with answers 0 to 10: the percentage of promoters (9 and 10) minus that
 * of detractors (0 to 6), −100 to 100 (Reichheld 2003, Harvard Business Review 81:46–54).
 *
 * <p>The interval is normal, with the variance of the difference of two shares p and q of one multinomial sample,
 * (p + q − (p − q)²)/n (Agresti 2013, Categorical Data Analysis, 11.1.1; compared with others by Rocks 2016, The
 * American Statistician 70:365–372), kept within −100 and 100; null when all are of one kind.
 *
 * @param minimum the n from which the score is told; no published rule asks for more than 1
 */
public record Nps(long minimum) implements GroupScore {
    private static final List<Item> ITEMS = List.of(new Item(0, 10, 9));
    private static final int LAST_DETRACTOR = 6;

    @Override
    public GroupResult of(double[]... rows) {
        Item.check(ITEMS, rows);
        double[] answers = Arrays.stream(rows)
                .filter(Item::isComplete)
                .mapToDouble(row -> row[0])
                .toArray();
        return answers.length == 0
                ? new GroupResult.NotTold(GroupResult.Reason.NO_ANSWERS, 0, minimum)
                : estimate(answers).toldFrom(minimum);
    }

    private static GroupResult.Estimate estimate(double[] answers) {
        double n = answers.length;
        double promoters = Arrays.stream(answers).filter(ITEMS.get(0)::isTop).count() / n;
        double detractors = Arrays.stream(answers)
                        .filter(answer -> answer <= LAST_DETRACTOR)
                        .count()
                / n;
        double value = promoters - detractors;
        double variance = promoters + detractors - value * value;
        double half = Confidence.P95.z() * Math.sqrt(variance / n);
        Interval interval =
                new Interval(value - half, value + half).within(-1, 1).times(100);
        return new GroupResult.Estimate(100 * value, answers.length, variance == 0 ? null : interval);
    }
}
