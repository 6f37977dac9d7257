package dk.stemme.scoring;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An input as it is counted: {@code offset + factor·answer}, of the answer after recoding.
 *
 * @param recodings what each answer counts as; empty if every answer counts as itself
 */
public record Term(String input, double factor, double offset, List<Recoding> recodings) {
    public Term {
        recodings = List.copyOf(recodings);
    }

    /** A reversed or weighted answer. */
    public Term(String input, double factor, double offset) {
        this(input, factor, offset, List.of());
    }

    /** The answer as it stands. */
    public static Term of(String input) {
        return new Term(input, 1, 0);
    }

    /** "6 − q3" of a reversed answer, "q7 (0→5, 1→4)" of a recoded one. */
    String inWords() {
        String counts = recodings.stream()
                .map(one -> Precision.text(one.answer()) + "→" + Precision.text(one.counts()))
                .collect(Collectors.joining(", "));
        String answer = recodings.isEmpty() ? input : "%s (%s)".formatted(input, counts);
        return factor == 1 && offset == 0 ? answer : "(" + Terms.scaled(answer, factor, offset) + ")";
    }

    double of(double answer) {
        return offset + factor * (recodings.isEmpty() ? answer : recoded(answer));
    }

    Range of(Item item) {
        if (recodings.isEmpty()) return item.range().scaled(factor, offset);
        double low = recodings.stream().mapToDouble(Recoding::counts).min().orElseThrow();
        double high = recodings.stream().mapToDouble(Recoding::counts).max().orElseThrow();
        return new Range(low, high).scaled(factor, offset);
    }

    void check(Item item, String place) {
        if (recodings.isEmpty()) return;
        List<Double> known = recodings.stream().map(Recoding::answer).sorted().toList();
        if (!known.equals(item.answers(place)))
            throw new DefinitionException(
                    place, "%s is answered %s but recoded for %s".formatted(input, item.answers(place), known));
    }

    /** NaN for an answer the item does not allow. */
    private double recoded(double answer) {
        for (Recoding recoding : recodings) if (recoding.answer() == answer) return recoding.counts();
        return Double.NaN;
    }
}
