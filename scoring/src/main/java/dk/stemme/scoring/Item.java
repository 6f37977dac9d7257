package dk.stemme.scoring;

/**
 * A question that gives a number.
 *
 * @param min the lowest number an answer can give; −∞ if there is none (then no sum or mean can be made of it)
 * @param max the highest; ∞ if there is none
 * @param whole whether only whole numbers are answers (options, NRS), or any number in between (a measured value)
 */
public record Item(String id, double min, double max, boolean whole) {

    /** An item answered in whole numbers from min to max. */
    public static Item levels(String id, int min, int max) {
        return new Item(id, min, max, true);
    }

    boolean accepts(double number) {
        return number >= min && number <= max && (!whole || number == Math.rint(number));
    }

    Range range() {
        return new Range(min, max);
    }

    void check(String place) {
        if (id.isBlank()) throw new DefinitionException(place, "an item needs an id");
        if (!(min <= max)) throw new DefinitionException(place, "%s is not a range".formatted(range()));
    }
}
