package dk.stemme.server.quality;

import dk.stemme.scoring.Earlier;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.server.store.Cells;
import dk.stemme.server.store.Outbox;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fact rows: one per score of every completed response. */
@Component
public class Facts {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final EarlierValues earlierValues;
    private final Outbox outbox;

    Facts(JdbcClient jdbc, JdbcTemplate template, EarlierValues earlierValues, Outbox outbox) {
        this.jdbc = jdbc;
        this.template = template;
        this.earlierValues = earlierValues;
        this.outbox = outbox;
    }

    /** Writes the facts of a response and says which cell has changed. */
    public void add(FactKeys keys, ScoreSheet sheet) {
        List<Score> counted = sheet.scores().stream().filter(Facts::isCounted).toList();
        insert(keys, counted);
        outbox.add(Cells.TOPIC, Cells.of(keys.questionnaire(), keys.month(), keys.unit()));
    }

    /** Takes the facts of a response away (amended, entered in error) and says which cell has changed. */
    public void remove(String response) {
        record Cell(
                String questionnaire,
                LocalDate month,
                @Nullable String unit) {}
        jdbc
                .sql("delete from fact where response = ? returning questionnaire, month, unit")
                .param(response)
                .query((row, number) -> new Cell(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3)))
                .list()
                .stream()
                .distinct()
                .forEach(cell -> outbox.add(Cells.TOPIC, Cells.of(cell.questionnaire, cell.month, cell.unit)));
    }

    /** The same person's values before this response: the newest, and the first of the pathway (else the first ever). */
    public Earlier earlier(FactKeys keys, List<String> scores) {
        var before =
                new EarlierValues.Before(keys.response(), keys.patient(), keys.side(), keys.pathway(), keys.answered());
        return earlierValues.of(List.of(before), scores).getOrDefault(keys.response(), Earlier.none());
    }

    /** Profiles are texts and have no mean. */
    private static boolean isCounted(Score score) {
        return !(score instanceof Score.Profile);
    }

    /** One statement whatever the number of scores, so that the database plans it once. */
    private static final String INSERT = """
            insert into fact (response, questionnaire, form_version, kind, patient, unit, pathway, time_point, index_date,
              side, respondent, mode, invited, due, answered, month, score, definition_version, value, reason)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, s.score, s.version, s.value, s.reason
            from unnest(?::text[], ?::text[], ?::float8[], ?::text[]) s(score, version, value, reason)""";

    private void insert(FactKeys keys, List<Score> scores) {
        template.update(INSERT, row -> {
            bind(row, keys);
            row.setArray(17, array(row, "text", scores, Score::code));
            row.setArray(
                    18, array(row, "text", scores, score -> score.definition().version()));
            row.setArray(19, array(row, "float8", scores, score -> score.isScored() ? (Double) score.number() : null));
            row.setArray(20, array(row, "text", scores, Facts::reason));
        });
    }

    private static void bind(PreparedStatement row, FactKeys keys) throws SQLException {
        row.setString(1, keys.response());
        row.setString(2, keys.questionnaire());
        row.setString(3, keys.formVersion());
        row.setString(4, keys.kind());
        row.setString(5, keys.patient());
        row.setString(6, keys.unit());
        row.setString(7, keys.pathway());
        row.setString(8, keys.timePoint());
        row.setObject(9, keys.indexDate(), Types.DATE);
        row.setString(10, keys.side());
        row.setString(11, keys.respondent());
        row.setString(12, keys.mode());
        row.setObject(13, keys.invited(), Types.DATE);
        row.setObject(14, keys.due(), Types.DATE);
        row.setObject(15, keys.answered().atOffset(ZoneOffset.UTC));
        row.setObject(16, keys.month());
    }

    private static Array array(
            PreparedStatement row, String type, List<Score> scores, Function<Score, @Nullable Object> each)
            throws SQLException {
        return row.getConnection().createArrayOf(type, scores.stream().map(each).toArray());
    }

    private static @Nullable String reason(Score score) {
        return score instanceof Score.Missing missing ? missing.reason().text(Locale.ENGLISH) : null;
    }
}
