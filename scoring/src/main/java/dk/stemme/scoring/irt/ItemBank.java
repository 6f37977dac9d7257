package dk.stemme.scoring.irt;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Range;
import dk.stemme.scoring.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items that measure one thing, θ, on one scale. Checked and computed on the grid when made; then immutable and safe for
 * all threads.
 */
public final class ItemBank implements Trait.Bank {
    private final List<GradedItem> items;
    private final double[] thetas;
    private final Map<String, Integer> places = new HashMap<>();
    private final Curve[] curves;
    private final double[] logPrior;

    private ItemBank(List<GradedItem> items, Prior prior, Grid grid) {
        this.items = List.copyOf(items);
        this.thetas = grid.thetas();
        this.curves = new Curve[items.size()];
        this.logPrior = new double[grid.points()];
        if (items.isEmpty()) throw new DefinitionException("bank.item", "a bank needs items");
        prior.check(grid, "bank.grid");
        for (int point = 0; point < logPrior.length; point++) logPrior[point] = prior.log(thetas[point]);
        for (int i = 0; i < curves.length; i++) add(i, "bank.item[%d]".formatted(i));
    }

    private void add(int i, String place) {
        GradedItem item = items.get(i);
        if (places.putIfAbsent(item.id(), i) != null)
            throw new DefinitionException(place, "'%s' is defined twice".formatted(item.id()));
        curves[i] = Curve.of(item, thetas, place);
    }

    /** A bank whose θ is standard normal in the population, on the standard grid. */
    public static ItemBank of(List<GradedItem> items) {
        return of(items, Prior.STANDARD, Grid.STANDARD);
    }

    /**
     * A bank.
     *
     * @throws DefinitionException if it is empty, an item is there twice, or the grid cannot hold the prior or the items
     */
    public static ItemBank of(List<GradedItem> items, Prior prior, Grid grid) {
        return new ItemBank(items, prior, grid);
    }

    /** In the order given. */
    public List<GradedItem> items() {
        return items;
    }

    /** The information of all items together at θ; its inverse square root is the error of a long test there. */
    public double information(double theta) {
        double information = 0;
        for (GradedItem item : items) information += item.information(theta);
        return information;
    }

    /** Nothing asked yet. */
    public ResponsePattern unanswered() {
        return ResponsePattern.none(this);
    }

    /**
     * A person's answers by item id; null for an item that was asked but left open.
     *
     * @throws IllegalArgumentException naming the item, if it is not of this bank or has no such answer
     */
    public ResponsePattern pattern(Map<String, @Nullable Integer> codes) {
        ResponsePattern pattern = unanswered();
        for (Map.Entry<String, @Nullable Integer> answer : codes.entrySet()) {
            Integer code = answer.getValue();
            pattern = code == null ? pattern.skip(answer.getKey()) : pattern.answer(answer.getKey(), code);
        }
        return pattern;
    }

    @Override
    public List<String> ids() {
        return items.stream().map(GradedItem::id).toList();
    }

    @Override
    public Range range() {
        return new Range(thetas[0], thetas[thetas.length - 1]);
    }

    @Override
    public Trait.Theta theta(double[] codes) {
        ResponsePattern pattern = unanswered();
        for (int i = 0; i < codes.length; i++)
            if (!Double.isNaN(codes[i])) pattern = pattern.answer(items.get(i).id(), (int) codes[i]);
        Posterior posterior = pattern.posterior();
        return new Trait.Theta(posterior.mean(), posterior.sd());
    }

    int place(String id) {
        Integer place = places.get(id);
        if (place == null) throw new IllegalArgumentException("there is no item '%s' in the bank".formatted(id));
        return place;
    }

    /** The points of the grid; not to be written to. */
    double[] thetas() {
        return thetas;
    }

    Curve curve(int place) {
        return curves[place];
    }

    /** Room for a sum of logarithms on the grid, holding the prior. */
    double[] logPrior() {
        return logPrior.clone();
    }
}
