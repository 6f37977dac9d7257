package dk.stemme.cli;

import dk.stemme.instruments.InstrumentReader;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the columns of a table of answers are.
 *
 * @param width how many there are
 * @param id where the id stands; −1 if rows have none
 * @param kept where the columns stand that are carried over
 * @param open ids of the items that have no column
 */
record Layout(List<String> header, int width, int id, List<Integer> kept, List<Question> questions, List<String> open) {

    /** The columns that are no items. */
    record Extra(String id, List<String> keep) {
        static final String USUAL = "id";
    }

    /**
     * The layout that a header tells.
     *
     * @throws Refusal naming every column that is unknown or there twice
     */
    static Layout of(Table table, Form form, Instrument instrument, Extra extra, Blank blank) {
        List<String> header = table.header();
        check(header, instrument, extra);
        Map<String, List<String>> notRelevant = InstrumentReader.notRelevant(form.questionnaire());
        List<Question> questions = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Item item : instrument.items()) {
            int cell = header.indexOf(item.id());
            if (cell < 0) open.add(item.id());
            else
                questions.add(new Question(
                        item,
                        cell,
                        notRelevant.getOrDefault(item.id(), List.of()),
                        blank,
                        table.dialect().hasDecimalComma()));
        }
        if (questions.isEmpty())
            throw new Refusal("no column holds answers; the items of %s are %s"
                    .formatted(instrument.id(), String.join(", ", open)));
        List<Integer> kept = extra.keep().stream().map(header::indexOf).toList();
        return new Layout(header, header.size(), header.indexOf(extra.id()), kept, questions, open);
    }

    /** The headers of the id and of what is kept. */
    List<String> leading() {
        return Stream.concat(
                        Stream.of(id < 0 ? Extra.USUAL : header.get(id)),
                        kept.stream().map(header::get))
                .toList();
    }

    private static void check(List<String> header, Instrument instrument, Extra extra) {
        List<String> items = instrument.items().stream().map(Item::id).toList();
        Set<String> known = new LinkedHashSet<>(items);
        known.add(extra.id());
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) problems.add("column '%s' is there twice".formatted(column));
            else if (!known.contains(column) && !extra.keep().contains(column))
                problems.add("column '%s' is no item of %s; did you mean %s? --keep carries it over unread"
                        .formatted(
                                column,
                                instrument.id(),
                                Nearest.to(column, known).orElseThrow()));
        }
        Stream.concat(extra.keep().stream(), Stream.of(extra.id()).filter(id -> !id.equals(Extra.USUAL)))
                .filter(column -> !seen.contains(column))
                .forEach(column -> problems.add("there is no column '%s'".formatted(column)));
        if (!problems.isEmpty()) throw new Refusal(String.join("\nstemme: ", problems));
    }
}
