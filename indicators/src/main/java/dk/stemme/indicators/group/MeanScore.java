package dk.stemme.indicators.group;

import dk.stemme.indicators.Mean;
import dk.stemme.indicators.Moments;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The mean over respondents of the mean of their answers, in the unit of the codes, with Student's interval of
 * {@link Mean}. Who left an answer out does not count; n is the others.
 *
 * @param items at least one
 * @param minimum the n from which the score is told
 */
public record MeanScore(List<Item> items, long minimum) implements GroupScore {
    /**
     * CollaboRATE's mean score, 0 to 9, told from 25 encounters on (Barr et al. 2014, Journal of Medical Internet
     * Research 16:e2; glynelwyn.com/scoring-collaborate.html).
     */
    public static final MeanScore COLLABORATE = new MeanScore(Collections.nCopies(3, new Item(0, 9, 9)), 25);

    public MeanScore {
        items = Item.atLeastOne(items);
    }

    @Override
    public GroupResult of(double[]... rows) {
        Item.check(items, rows);
        double[] means = Arrays.stream(rows)
                .filter(Item::isComplete)
                .mapToDouble(row -> Arrays.stream(row).sum() / row.length)
                .toArray();
        return GroupResult.of(Mean.of(Moments.of(means)), minimum);
    }
}
