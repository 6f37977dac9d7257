package dk.stemme.scoring;

import java.util.List;
import java.util.function.ToDoubleFunction;
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

    /** A phrase with what is done to it: "100 − 25 × mean of 9". */
    static String scaled(String phrase, double factor, double offset) {
        if (factor == 1 && offset == 0) return phrase;
        String size = Math.abs(factor) == 1 ? phrase : shown(Math.abs(factor)) + " × " + phrase;
        if (offset == 0) return factor < 0 ? "−" + size : size;
        if (factor < 0) return shown(offset) + " − " + size;
        return size + (offset < 0 ? " − " : " + ") + shown(Math.abs(offset));
    }

    private static String shown(double number) {
        return Precision.text(Math.rint(number * 1e4) / 1e4);
    }

    /** What happens to single answers before they are added up. */
    static Text notes(List<Term> terms) {
        long turned = terms.stream().filter(term -> term.factor() < 0).count();
        long recoded =
                terms.stream().filter(term -> !term.recodings().isEmpty()).count();
        return Text.of(
                (turned > 0 ? ", %d turned round".formatted(turned) : "")
                        + (recoded > 0 ? ", %d recoded".formatted(recoded) : ""),
                (turned > 0 ? ", %d vendt om".formatted(turned) : "")
                        + (recoded > 0 ? ", %d omkodet".formatted(recoded) : ""));
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
