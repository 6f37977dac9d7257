package dk.stemme.indicators.group;

import dk.stemme.indicators.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The percentage of respondents with every answer in the top box, 0 to 100, with Wilson's interval (1927). Who left an
 * answer out does not count; n is the others.
 *
 * @param items at least one
 * @param minimum the n from which the score is told
 */
public record TopScore(List<Item> items, long minimum) implements GroupScore {
    /**
     * CollaboRATE's top score: all three answers 9, told from 25 encounters on (Barr et al. 2014, Journal of Medical
     * Internet Research 16:e2; glynelwyn.com/scoring-collaborate.html).
     */
    public static final TopScore COLLABORATE = new TopScore(MeanScore.COLLABORATE.items(), 25);

    public TopScore {
        items = Item.atLeastOne(items);
    }

    @Override
    public GroupResult of(double[]... rows) {
        Item.check(items, rows);
        Proportion top = Arrays.stream(rows)
                .filter(Item::isComplete)
                .map(row -> Proportion.of(allTop(row)))
                .reduce(Proportion.EMPTY, Proportion::merge);
        return top.wilson()
                .map(interval -> new GroupResult.Estimate(
                                100 * top.value().orElseThrow(), top.denominator(), interval.times(100))
                        .toldFrom(minimum))
                .orElseGet(() -> new GroupResult.NotTold(GroupResult.Reason.NO_ANSWERS, 0, minimum));
    }

    private boolean allTop(double[] row) {
        return IntStream.range(0, row.length).allMatch(k -> items.get(k).isTop(row[k]));
    }
}
