package dk.stemme.cli;

import dk.stemme.scoring.Absence;
import dk.stemme.scoring.Answer;
import dk.stemme.scoring.Item;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column of answers.
 *
 * @param cell where it stands in a row
 * @param notRelevant the words that say that the question does not concern the person
 * @param decimalComma whether a comma stands for the decimal point
 */
record Question(Item item, int cell, List<String> notRelevant, Blank blank, boolean decimalComma) {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final int LONGEST_SHOWN = 40;
    private static final Answer OPEN = Answer.absent(Absence.NOT_ANSWERED);
    private static final Answer NOT_RELEVANT = Answer.absent(Absence.NOT_RELEVANT);

    /**
     * The answer in a cell. What is none is told to the faults, and becomes a number that no score accepts: a wrong answer
     * must not count as one left open.
     */
    Answer read(String raw, Faults faults) {
        String text = raw.strip();
        if (blank.matches(text)) return OPEN;
        if (notRelevant.contains(text)) return NOT_RELEVANT;
        double number = Numbers.parse(decimalComma ? text.replace(',', '.') : text);
        if (item.accepts(number)) return Answer.of(number);
        faults.add("%s: '%s' is not %s (allowed: %s)"
                .formatted(item.id(), shown(text), Double.isNaN(number) ? "a number" : "an answer", allowed()));
        return Answer.of(impossible());
    }

    private static String shown(String text) {
        String line = LINE_BREAK.matcher(text).replaceAll(" ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    /** What may stand in the column, besides nothing. */
    String allowed() {
        return Stream.concat(Stream.of(numbers()), notRelevant.stream()).collect(Collectors.joining(", "));
    }

    private String numbers() {
        if (!item.levels().isEmpty())
            return item.levels().stream().map(Numbers::text).collect(Collectors.joining(", "));
        String kind = item.whole() ? "whole numbers" : "numbers";
        boolean low = Double.isFinite(item.min());
        boolean high = Double.isFinite(item.max());
        if (low && high && item.whole()) return Numbers.text(item.min()) + " to " + Numbers.text(item.max());
        if (low && high) return "%s from %s to %s".formatted(kind, Numbers.text(item.min()), Numbers.text(item.max()));
        if (low) return "%s from %s".formatted(kind, Numbers.text(item.min()));
        return high ? "%s up to %s".formatted(kind, Numbers.text(item.max())) : kind;
    }

    /** Absent where every number is an answer; then no sum or mean can be made of the item anyway. */
    private double impossible() {
        if (Double.isFinite(item.max())) return item.max() + 1;
        return Double.isFinite(item.min()) ? item.min() - 1 : Double.NaN;
    }
}
