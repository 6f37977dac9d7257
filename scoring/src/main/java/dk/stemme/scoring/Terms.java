package dk.stemme.scoring;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What formulas that add answers up share. */
final class Terms {
    private Terms() {}

    static List<String> inputs(List<Term> terms) {
        return terms.stream().map(Term::input).toList();
    }

    static void check(List<Term> terms, List<Item> inputs, String place) {
        for (int i = 0; i < inputs.size(); i++) terms.get(i).check(inputs.get(i), "%s.item[%d]".formatted(place, i));
    }

    /** "sum of a, b, c"; of one term only that term. */
    static Text phrase(String english, String danish, List<Term> terms) {
        String inputs = terms.stream().map(Term::inWords).collect(Collectors.joining(", "));
        return terms.size() == 1 ? Text.of(inputs) : Text.of(english, danish, inputs);
    }

    /** A phrase with what is done to it: "100 − 25 × mean of a, b". */
    static Text scaled(Text phrase, double factor, double offset) {
        return Text.of(scaled(phrase.base(), factor, offset), scaled(phrase.in(Text.DANISH), factor, offset));
    }

    static String scaled(String phrase, double factor, double offset) {
        String size = Math.abs(factor) == 1 ? phrase : shown(Math.abs(factor)) + " × " + phrase;
        if (offset == 0) return factor < 0 ? "−" + size : size;
        if (factor < 0) return shown(offset) + " − " + size;
        return size + (offset < 0 ? " − " : " + ") + shown(Math.abs(offset));
    }

    private static String shown(double number) {
        return Precision.text(Math.rint(number * 1e4) / 1e4);
    }

    /** The mean of the terms present; NaN is absent. */
    static double mean(List<Term> terms, double[] inputs) {
        double total = 0;
        int present = 0;
        for (int i = 0; i < inputs.length; i++) {
            if (Double.isNaN(inputs[i])) continue;
            total += terms.get(i).of(inputs[i]);
            present++;
        }
        return total / present;
    }

    /** The mean is least when only the {@code needed} lowest terms are present, and greatest the same way. */
    static Range means(List<Term> terms, List<Item> inputs, int needed) {
        double low = bounds(terms, inputs, Range::low).limit(needed).average().orElse(0);
        double high = -bounds(terms, inputs, range -> -range.high())
                .limit(needed)
                .average()
                .orElse(0);
        return new Range(low, high);
    }

    private static DoubleStream bounds(List<Term> terms, List<Item> inputs, ToDoubleFunction<Range> bound) {
        return IntStream.range(0, terms.size())
                .mapToObj(i -> terms.get(i).of(inputs.get(i)))
                .mapToDouble(bound)
                .sorted();
    }
}
