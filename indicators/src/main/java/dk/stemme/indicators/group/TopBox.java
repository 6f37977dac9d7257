package dk.stemme.indicators.group;

import dk.stemme.indicators.Interval;
import dk.stemme.indicators.Proportion;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The top-box score of an item or of a composite, 0 to 100: for each item the percentage of its answers in the top box,
 * then the unweighted mean of the items, not of the respondents, so that an item few were asked counts as much as the
 * others (HCAHPS; equal weights of the CAHPS Analysis Program). n is everybody who answered at least one item.
 *
 * <p>The interval of one item is Wilson's (1927). For a composite the Wilson intervals of its items are put together by
 * the method of variance estimates recovery (MOVER; Zou and Donner 2008, Statistics in Medicine 27:1693–1702), with the
 * correlations of the items' shares, for the same respondents answer several items; for two items that go together it
 * is Newcombe's interval for paired proportions (1998, Statistics in Medicine 17:2635–2650, method 10). It stays within
 * 0 to 100 and exists where all answers are alike. Items that go against each other are taken as unrelated, and an item
 * without variation as going together with every other: rather too wide than too narrow.
 *
 * @param items at least one
 * @param minimum the n from which the score is told
 */
public record TopBox(List<Item> items, long minimum) implements GroupScore {
    public TopBox {
        items = Item.atLeastOne(items);
    }

    @Override
    public GroupResult of(double[]... rows) {
        Pairs pairs = Pairs.of(items, rows, (item, answer) -> item.isTop(answer) ? 1 : 0);
        return pairs.complete()
                ? estimate(pairs).toldFrom(minimum)
                : new GroupResult.NotTold(GroupResult.Reason.NO_ANSWERS, pairs.respondents(), minimum);
    }

    private GroupResult.Estimate estimate(Pairs pairs) {
        Interval[] wilson = IntStream.range(0, items.size())
                .mapToObj(k -> new Proportion((long) pairs.sum(k), pairs.n(k)))
                .map(share -> share.wilson().orElseThrow())
                .toArray(Interval[]::new);
        double value = IntStream.range(0, items.size()).mapToDouble(pairs::mean).sum() / items.size();
        double down = Math.sqrt(pairs.squaredReach(k -> pairs.mean(k) - wilson[k].low())) / items.size();
        double up = Math.sqrt(pairs.squaredReach(k -> wilson[k].high() - pairs.mean(k))) / items.size();
        return new GroupResult.Estimate(
                100 * value, pairs.respondents(), new Interval(value - down, value + up).times(100));
    }
}
