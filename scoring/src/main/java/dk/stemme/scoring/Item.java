package dk.stemme.scoring;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A question that gives a number.
 *
 * @param min the lowest number an answer can give; −∞ if there is none (then no sum or mean can be made of it)
 * @param max the highest; ∞ if there is none
 * @param whole whether only whole numbers are answers (options, NRS), or any number in between (a measured value)
 * @param levels the only numbers allowed, rising, where they are not all between min and max; else empty
 */
public record Item(String id, double min, double max, boolean whole, List<Double> levels) {
    private static final int MOST = 1000;

    public Item {
        levels = List.copyOf(levels);
    }

    /** An item answered by any number from min to max. */
    public Item(String id, double min, double max, boolean whole) {
        this(id, min, max, whole, List.of());
    }

    /** An item answered in whole numbers from min to max. */
    public static Item levels(String id, int min, int max) {
        return new Item(id, min, max, true);
    }

    /** An item answered by one of these numbers, in rising order; at least one. */
    public static Item levels(String id, List<Double> levels) {
        double min = levels.get(0);
        double max = levels.get(levels.size() - 1);
        boolean whole = levels.stream().allMatch(level -> level == Math.rint(level));
        boolean gapless = whole && levels.size() == max - min + 1;
        return new Item(id, min, max, whole, gapless ? List.of() : levels);
    }

    /** Whether it can be answered with this number; never with NaN. */
    public boolean accepts(double number) {
        return levels.isEmpty()
                ? number >= min && number <= max && (!whole || number == Math.rint(number))
                : levels.contains(number + 0.0);
    }

    /** Every number it can be answered with. */
    List<Double> answers(String place) {
        if (!levels.isEmpty()) return levels;
        if (!whole || !range().isFinite() || max - min > MOST)
            throw new DefinitionException(place, "%s is not answered in a few levels".formatted(id));
        return IntStream.rangeClosed((int) min, (int) max)
                .mapToObj(i -> (double) i)
                .toList();
    }

    Range range() {
        return new Range(min, max);
    }

    void check(String place) {
        if (id.isBlank()) throw new DefinitionException(place, "an item needs an id");
        if (!(min <= max)) throw new DefinitionException(place, "%s is not a range".formatted(range()));
    }
}
