package dk.stemme.scoring;

/** From low to high, both included. */
public record Range(double low, double high) {

    boolean contains(Range other) {
        return low <= other.low && other.high <= high;
    }

    Range plus(Range other) {
        return new Range(low + other.low, high + other.high);
    }

    /** The range of {@code offset + factor·x} for x in this one. */
    Range scaled(double factor, double offset) {
        double a = Precision.clean(offset + factor * low);
        double b = Precision.clean(offset + factor * high);
        return new Range(Math.min(a, b), Math.max(a, b));
    }

    boolean isFinite() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    void check(String place) {
        if (!isFinite() || low > high) throw new DefinitionException(place, "%s is not a range".formatted(this));
    }

    @Override
    public String toString() {
        return Precision.text(low) + " to " + Precision.text(high);
    }
}
