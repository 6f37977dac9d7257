package dk.stemme.cli;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.stemme.indicators.Mean;
import dk.stemme.indicators.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the scores of each group add up to, by the group's name. */
record Groups(List<String> scores, Map<String, Moments[]> moments) {
    private static final String ALL = "all";

    /** Told one group and score after the other. */
    interface Listener {
        void figure(String group, String score, Mean mean);
    }

    /**
     * Counts a table to its end.
     *
     * @param group the column with the groups; null if there is but one
     * @throws Refusal if a column is not there, or a cell is no number
     */
    static Groups of(Table table, @Nullable String group, List<String> scores) {
        int by = group == null ? -1 : place(table, group);
        List<Integer> of = new ArrayList<>();
        for (String score : scores) of.add(place(table, score));
        Map<String, Moments[]> moments = new TreeMap<>();
        while (table.hasNext()) {
            CsvRecord row = table.next();
            if (row.getFieldCount() != table.header().size())
                throw new Refusal("line %d: %d cells where the header has %d"
                        .formatted(
                                row.getStartingLineNumber(),
                                row.getFieldCount(),
                                table.header().size()));
            add(row, of, moments.computeIfAbsent(by < 0 ? ALL : row.getField(by), name -> nobody(of.size())));
        }
        return new Groups(scores, moments);
    }

    void each(Listener listener) {
        moments.forEach((group, sums) -> {
            for (int i = 0; i < sums.length; i++) {
                String score = scores.get(i);
                Mean.of(sums[i]).ifPresent(mean -> listener.figure(group, score, mean));
            }
        });
    }

    private static void add(CsvRecord row, List<Integer> of, Moments[] sums) {
        for (int i = 0; i < sums.length; i++) {
            String cell = row.getField(of.get(i)).strip();
            if (!cell.isEmpty()) sums[i] = sums[i].plus(number(cell, row.getStartingLineNumber()));
        }
    }

    private static double number(String cell, long line) {
        if (cell.equals("true")) return 1;
        if (cell.equals("false")) return 0;
        double number = Numbers.parse(cell);
        if (Double.isNaN(number)) throw new Refusal("line %d: '%s' is not a number".formatted(line, cell));
        return number;
    }

    private static Moments[] nobody(int scores) {
        Moments[] nobody = new Moments[scores];
        Arrays.fill(nobody, Moments.EMPTY);
        return nobody;
    }

    private static int place(Table table, String column) {
        int place = table.header().indexOf(column);
        if (place < 0)
            throw new Refusal("there is no column '%s'; did you mean %s?"
                    .formatted(column, Nearest.to(column, table.header()).orElseThrow()));
        return place;
    }
}
