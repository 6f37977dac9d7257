package dk.stemme.indicators;

/**
 * A closed interval of numbers, such as a confidence interval or a pair of control limits; {@code low > high} and ends
 * that are not numbers are an IllegalArgumentException.
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("Not an interval: " + low + " to " + high);
        }
    }

    /** Whether the value lies between the ends; both ends belong to the interval. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether the whole other interval lies between the ends of this one. */
    public boolean contains(Interval other) {
        return contains(other.low) && contains(other.high);
    }

    /** Both ends multiplied by a positive factor, such as 100 for per cent. */
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }

    /** As much of it as lies between floor and ceiling; an end beyond is moved there. */
    public Interval within(double floor, double ceiling) {
        return new Interval(Math.min(Math.max(low, floor), ceiling), Math.min(Math.max(high, floor), ceiling));
    }
}
