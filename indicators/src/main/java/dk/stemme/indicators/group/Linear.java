package dk.stemme.indicators.group;

import dk.stemme.indicators.Mean;
import java.util.List;
import java.util.Optional;

/**
 * The linear score of an item or of a composite, 0 to 100: every answer on the scale of {@link Item#linear}, the mean of
 * each item, then the unweighted mean of the items (HCAHPS Star Ratings Technical Notes, October 2015). n is everybody
 * who answered at least one item.
 *
 * <p>The interval is Student's t with n − 1 degrees of freedom on the variance of the CAHPS Analysis Program: n/(n − 1)
 * times the sum of squares of what each respondent contributes. For one item it is the interval of {@link Mean}.
 *
 * @param items at least one
 * @param minimum the n from which the score is told
 */
public record Linear(List<Item> items, long minimum) implements GroupScore {
    public Linear {
        items = Item.atLeastOne(items);
    }

    @Override
    public GroupResult of(double[]... rows) {
        Pairs pairs = Pairs.of(items, rows, Item::steps);
        return pairs.complete()
                ? GroupResult.of(Optional.of(mean(pairs)), minimum)
                : new GroupResult.NotTold(GroupResult.Reason.NO_ANSWERS, pairs.respondents(), minimum);
    }

    private Mean mean(Pairs pairs) {
        double value = 0;
        for (int k = 0; k < items.size(); k++) {
            value += weight(k) * pairs.mean(k);
        }
        double n = pairs.respondents();
        return Mean.of(pairs.respondents(), value, Math.sqrt(n * n / (n - 1) * pairs.variance(this::weight)));
    }

    /** What a step of this item is worth in the composite. */
    private double weight(int k) {
        return items.get(k).stepSize() / items.size();
    }
}
