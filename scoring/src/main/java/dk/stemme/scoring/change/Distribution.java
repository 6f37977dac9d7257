package dk.stemme.scoring.change;

import dk.stemme.scoring.DefinitionException;
import java.util.List;

/** How a score is spread in a population. */
public sealed interface Distribution {

    /** Which percentage of the population lies at or below a value, from 0 to 100. */
    double percentBelow(double value);

    /** Normal, with the mean and deviation of the sample. */
    record Normal(Sample sample) implements Distribution {
        @Override
        public double percentBelow(double value) {
            return 100 * NormalCurve.below((value - sample.mean()) / sample.sd());
        }
    }

    /** A value below which a percentage of the population lies. */
    record Quantile(double percent, double value) {}

    /**
     * Published quantiles. Between two of them the percentage is interpolated; beyond the outermost it is theirs, as more
     * is not known; where several share the value, as at the floor of a scale, it is the middle of theirs.
     *
     * @param quantiles at least two, of rising percentage (above 0, below 100) and never falling value
     */
    record Quantiles(List<Quantile> quantiles) implements Distribution {

        /** @throws DefinitionException at {@code quantile[i]} */
        public Quantiles {
            quantiles = List.copyOf(quantiles);
            if (quantiles.size() < 2) throw new DefinitionException("quantile", "needs at least two");
            for (int i = 0; i < quantiles.size(); i++)
                check(quantiles.get(i), i == 0 ? new Quantile(0, Double.NEGATIVE_INFINITY) : quantiles.get(i - 1), i);
        }

        private static void check(Quantile quantile, Quantile before, int i) {
            String place = "quantile[%d]".formatted(i);
            Check.finite(quantile.value(), place);
            if (!(quantile.percent() > before.percent() && quantile.percent() < 100))
                throw new DefinitionException(
                        place, "%s %% is not above %s and below 100".formatted(quantile.percent(), before.percent()));
            if (quantile.value() < before.value())
                throw new DefinitionException(place, "%s is below %s".formatted(quantile.value(), before.value()));
        }

        @Override
        public double percentBelow(double value) {
            int first = 0;
            while (first < last() && quantiles.get(first).value() < value) first++;
            int end = last();
            while (end > 0 && quantiles.get(end).value() > value) end--;
            return first <= end ? middle(first, end) : between(quantiles.get(end), quantiles.get(first), value);
        }

        private int last() {
            return quantiles.size() - 1;
        }

        private double middle(int first, int end) {
            return (quantiles.get(first).percent() + quantiles.get(end).percent()) / 2;
        }

        private static double between(Quantile below, Quantile above, double value) {
            double share = (value - below.value()) / (above.value() - below.value());
            return below.percent() + share * (above.percent() - below.percent());
        }
    }
}
