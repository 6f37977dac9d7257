package dk.stemme.scoring;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What {@link Sum} and {@link Mean} share. */
final class Terms {
    private Terms() {}

    static List<String> inputs(List<Term> terms) {
        return terms.stream().map(Term::input).toList();
    }

    /** The mean of the terms present. */
    static double mean(List<Term> terms, double[] numbers, int[] at, int answered) {
        double total = 0;
        for (int i = 0; i < at.length; i++) {
            double number = numbers[at[i]];
            if (!Double.isNaN(number)) total += terms.get(i).of(number);
        }
        return total / answered;
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
