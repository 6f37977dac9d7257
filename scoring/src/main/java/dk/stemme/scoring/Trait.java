package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/**
 * A trait that an item bank measures, on the scale {@code offset + factor·θ}, with its standard error. Any of the bank's
 * questions will do, so that tests which choose their questions come to the same scale.
 */
public record Trait(Bank bank, double factor, double offset) implements Formula {
    /** No answer tells more of θ than this. */
    private static final double GRAIN = 1e4;

    /** What finds θ; package {@code irt} has one. */
    public interface Bank {
        /** The ids of its items. */
        List<String> ids();

        /** Between which values it finds θ. */
        Range range();

        /** @param codes in the order of the items; NaN where there is no answer, not all of them */
        Theta theta(double[] codes);
    }

    /** θ and its standard error. */
    public record Theta(double value, double standardError) {}

    @Override
    public List<String> inputs() {
        return bank.ids();
    }

    @Override
    public Text inWords() {
        int items = bank.ids().size();
        String scale = scale();
        return Text.of(
                "θ (expected a posteriori) of an item bank of %d%s",
                "θ (forventet a posteriori) på en spørgsmålsbank med %d%s", items, scale);
    }

    private String scale() {
        if (factor == 1 && offset == 0) return "";
        return ": %s + %s·θ".formatted(Precision.text(offset), Precision.text(factor));
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        Theta theta = bank.theta(inputs);
        return tally.value(rounded(offset + factor * theta.value()), rounded(Math.abs(factor) * theta.standardError()));
    }

    private static double rounded(double number) {
        return Math.rint(number * GRAIN) / GRAIN;
    }

    @Override
    public Optional<Range> attainable(List<Item> inputs, int needed) {
        return Optional.of(bank.range().scaled(factor, offset));
    }
}
