package dk.stemme.scoring;

/** An input as it is counted: {@code offset + factor·answer}. Reversing and recoding are terms. */
public record Term(String input, double factor, double offset) {

    /** The answer as it stands. */
    public static Term of(String input) {
        return new Term(input, 1, 0);
    }

    double of(double answer) {
        return offset + factor * answer;
    }

    Range of(Item item) {
        return item.range().scaled(factor, offset);
    }
}
