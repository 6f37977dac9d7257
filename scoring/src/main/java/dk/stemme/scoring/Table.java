package dk.stemme.scoring;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A published conversion table: the sum of the terms is looked up, never interpolated. Needs every input. A pattern that
 * its sum does not tell apart is looked up by weighted terms.
 */
public record Table(List<Term> terms, List<Row> rows) implements Formula {
    /**
     * One line.
     *
     * @param sum of the terms
     * @param value the score
     * @param standardError of the score, in its unit; NaN if the source gives none
     */
    public record Row(double sum, double value, double standardError) {}

    public Table {
        terms = List.copyOf(terms);
        rows = rows.stream().sorted(Comparator.comparingDouble(Row::sum)).toList();
    }

    @Override
    public List<String> inputs() {
        return Terms.inputs(terms);
    }

    @Override
    public Text inWords() {
        Row first = rows.get(0);
        Row last = rows.get(rows.size() - 1);
        String ends = "%s → %s … %s → %s"
                .formatted(
                        Precision.text(first.sum()),
                        Precision.text(first.value()),
                        Precision.text(last.sum()),
                        Precision.text(last.value()));
        return Terms.phrase("sum of %s", "sum af %s", terms)
                .plus(Text.of(
                        ", looked up in a table of %d rows: %s",
                        ", slået op i en tabel med %d rækker: %s", rows.size(), ends));
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        if (!tally.isComplete()) return tally.tooFew();
        double sum = 0;
        for (int i = 0; i < inputs.length; i++) sum += terms.get(i).of(inputs[i]);
        Row row = row(Precision.clean(sum));
        return tally.value(row.value(), row.standardError());
    }

    @Override
    public Optional<Range> attainable(List<Item> inputs, int needed) {
        double low = rows.stream().mapToDouble(Row::value).min().orElse(Double.NaN);
        double high = rows.stream().mapToDouble(Row::value).max().orElse(Double.NaN);
        return Optional.of(new Range(low, high));
    }

    @Override
    public void check(List<Item> inputs, String place) {
        Terms.check(terms, inputs, place);
        TreeSet<Double> known = new TreeSet<>();
        for (Row row : rows)
            if (!known.add(row.sum()))
                throw new DefinitionException(place + ".row", "two for " + Precision.text(row.sum()));
        TreeSet<Double> sums = sums(inputs, place);
        if (sums.equals(known)) return;
        TreeSet<Double> holes = new TreeSet<>(sums);
        holes.removeAll(known);
        known.removeAll(sums);
        throw new DefinitionException(
                place + ".row",
                holes.isEmpty()
                        ? "the answers never give " + Precision.text(known.first())
                        : "none for " + Precision.text(holes.first()));
    }

    /** All sums the answers can give. */
    private TreeSet<Double> sums(List<Item> inputs, String place) {
        TreeSet<Double> sums = new TreeSet<>(List.of(0.0));
        for (int i = 0; i < inputs.size(); i++) {
            TreeSet<Double> longer = new TreeSet<>();
            for (double answer : inputs.get(i).answers(place))
                for (double sum : sums)
                    longer.add(Precision.clean(sum + terms.get(i).of(answer)));
            sums = longer;
        }
        return sums;
    }

    private Row row(double sum) {
        int low = 0;
        int high = rows.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).sum() < sum) low = middle + 1;
            else high = middle;
        }
        return rows.get(low);
    }
}
