package dk.stemme.server.quality;

import dk.stemme.scoring.Earlier;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.server.store.Cells;
import dk.stemme.server.store.Outbox;
import dk.stemme.server.store.Pending;
import dk.stemme.server.store.Questions;
import dk.stemme.server.store.Writes;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fact rows: one per score of every completed response. */
@Component
public class Facts {
    /** One score of a response, with all it is counted by. */
    private record Fact(FactKeys keys, Score score) {}

    private final JdbcClient jdbc;
    private final EarlierValues earlierValues;
    private final Outbox outbox;
    private final Pending pending;
    private final Pending.Table<Fact> table = Facts::insert;

    Facts(JdbcClient jdbc, EarlierValues earlierValues, Outbox outbox, Pending pending) {
        this.jdbc = jdbc;
        this.earlierValues = earlierValues;
        this.outbox = outbox;
        this.pending = pending;
    }

    /** Writes the facts of a response, before the transaction ends, and says which cell has changed. */
    public void add(FactKeys keys, ScoreSheet sheet) {
        pending.add(
                table,
                sheet.scores().stream()
                        .filter(Facts::isCounted)
                        .map(score -> new Fact(keys, score))
                        .toList());
        outbox.add(Cells.TOPIC, Cells.of(keys.questionnaire(), keys.month(), keys.unit()));
    }

    /** Takes the facts of a response away (amended, entered in error) and says which cell has changed. */
    public void remove(String response) {
        record Cell(
                String questionnaire,
                LocalDate month,
                @Nullable String unit) {}
        writeIf(fact -> fact.keys.response().equals(response));
        jdbc
                .sql("delete from fact where response = ? returning questionnaire, month, unit")
                .param(response)
                .query((row, number) -> new Cell(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3)))
                .list()
                .stream()
                .distinct()
                .forEach(cell -> outbox.add(Cells.TOPIC, Cells.of(cell.questionnaire, cell.month, cell.unit)));
    }

    /**
     * Asks for the same person's values before a response: the newest, and the first of the pathway (else the first ever).
     *
     * @param scores each as {@code code|version}
     */
    public Supplier<Earlier> earlier(EarlierValues.Before before, List<String> scores, Questions questions) {
        writeIf(fact -> fact.keys.patient().equals(before.patient()));
        return earlierValues.of(before, scores, questions);
    }

    private void writeIf(Predicate<Fact> concerned) {
        if (pending.waiting(table).stream().anyMatch(concerned)) pending.write(table);
    }

    /** Profiles are texts and have no mean. */
    private static boolean isCounted(Score score) {
        return !(score instanceof Score.Profile);
    }

    private static final String INSERT = """
            insert into fact (response, questionnaire, form_version, kind, patient, unit, pathway, time_point, index_date,
              side, respondent, mode, invited, due, answered, month, score, definition_version, value, reason)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::date[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[], ?::timestamptz[], ?::date[], ?::text[],
              ?::text[], ?::float8[], ?::text[])""";

    /** One statement whatever the number of facts, so that the database plans it once. */
    private static void insert(List<Fact> facts, Writes writes) {
        writes.add(
                INSERT,
                List.of(
                        keys(facts, FactKeys::response),
                        keys(facts, FactKeys::questionnaire),
                        keys(facts, FactKeys::formVersion),
                        keys(facts, FactKeys::kind),
                        keys(facts, FactKeys::patient),
                        keys(facts, FactKeys::unit),
                        keys(facts, FactKeys::pathway),
                        keys(facts, FactKeys::timePoint),
                        keys(facts, FactKeys::indexDate),
                        keys(facts, FactKeys::side),
                        keys(facts, FactKeys::respondent),
                        keys(facts, FactKeys::mode),
                        keys(facts, FactKeys::invited),
                        keys(facts, FactKeys::due),
                        keys(facts, FactKeys::answered),
                        keys(facts, FactKeys::month),
                        texts(facts, fact -> fact.score.code()),
                        texts(facts, fact -> fact.score.definition().version()),
                        facts.stream().map(fact -> number(fact.score)).toArray(Double[]::new),
                        texts(facts, fact -> reason(fact.score))));
    }

    private static String[] keys(List<Fact> facts, Function<FactKeys, @Nullable Object> column) {
        return texts(facts, fact -> column.apply(fact.keys));
    }

    private static String[] texts(List<Fact> facts, Function<Fact, @Nullable Object> column) {
        return facts.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    private static @Nullable Double number(Score score) {
        return score.isScored() ? (Double) score.number() : null;
    }

    private static @Nullable String reason(Score score) {
        return score instanceof Score.Missing missing ? missing.reason().text(Locale.ENGLISH) : null;
    }
}
