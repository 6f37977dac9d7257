package dk.stemme.server.quality;

import dk.stemme.scoring.Earlier;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.server.store.Cells;
import dk.stemme.server.store.Outbox;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fact rows: one per score of every completed response. */
@Component
public class Facts {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Outbox outbox;

    Facts(JdbcClient jdbc, JdbcTemplate template, Outbox outbox) {
        this.jdbc = jdbc;
        this.template = template;
        this.outbox = outbox;
    }

    /** Writes the facts of a response and says which cell has changed. */
    public void add(FactKeys keys, ScoreSheet sheet) {
        List<Score> counted =
                sheet.scores().stream().filter(Facts::isCounted).toList();
        template.batchUpdate(INSERT, counted, Math.max(1, counted.size()), (statement, score) -> bind(statement, keys, score));
        outbox.add(Cells.TOPIC, Cells.of(keys.questionnaire(), keys.month(), keys.unit()));
    }

    /** Takes the facts of a response away (amended, entered in error) and says which cell has changed. */
    public void remove(String response) {
        record Cell(String questionnaire, LocalDate month, @Nullable String unit) {}
        jdbc.sql("delete from fact where response = ? returning questionnaire, month, unit")
                .param(response)
                .query((row, number) ->
                        new Cell(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3)))
                .stream()
                .distinct()
                .forEach(cell -> outbox.add(Cells.TOPIC, Cells.of(cell.questionnaire, cell.month, cell.unit)));
    }

    /** The same person's values before this response: the newest, and the first of the pathway (else the first ever). */
    public Earlier earlier(FactKeys keys, List<String> scores) {
        Map<String, Double> last = new HashMap<>();
        Map<String, Double> baseline = new HashMap<>();
        jdbc.sql(EARLIER)
                .param("scores", scores.toArray(String[]::new))
                .param("patient", keys.patient())
                .param("before", keys.answered().atOffset(ZoneOffset.UTC))
                .param("response", keys.response())
                .param("side", keys.side(), Types.VARCHAR)
                .param("pathway", keys.pathway(), Types.VARCHAR)
                .query(row -> {
                    if (row.getObject(2) != null) last.put(row.getString(1), row.getDouble(2));
                    if (row.getObject(3) != null) baseline.put(row.getString(1), row.getDouble(3));
                });
        return new Earlier(last, baseline);
    }

    /** Profiles are texts and have no mean. */
    private static boolean isCounted(Score score) {
        return !(score instanceof Score.Profile);
    }

    private static final String EARLIER =
            """
            select s.score, l.value, b.value
            from unnest(:scores::text[]) s(score)
            left join lateral (
              select f.value from fact f
              where f.patient = :patient and f.score = s.score and f.answered < :before and f.response <> :response
                and f.value is not null and f.side is not distinct from :side
              order by f.answered desc limit 1) l on true
            left join lateral (
              select f.value from fact f
              where f.patient = :patient and f.score = s.score and f.answered < :before and f.response <> :response
                and f.value is not null and f.side is not distinct from :side
                and (:pathway::text is null or f.pathway = :pathway)
              order by f.answered limit 1) b on true""";

    private static final String INSERT =
            """
            insert into fact (response, score, definition_version, questionnaire, form_version, kind, patient, value,
              reason, unit, pathway, time_point, index_date, side, respondent, mode, invited, due, answered, month)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static void bind(PreparedStatement row, FactKeys keys, Score score) throws SQLException {
        String canonical = score.definition().canonical();
        row.setString(1, keys.response());
        row.setString(2, score.code());
        row.setString(3, canonical.substring(canonical.indexOf('|') + 1));
        row.setString(4, keys.questionnaire());
        row.setString(5, keys.formVersion());
        row.setString(6, keys.kind());
        row.setString(7, keys.patient());
        row.setObject(8, score.isScored() ? score.number() : null, Types.DOUBLE);
        row.setString(9, score instanceof Score.Missing missing ? missing.reason().text(Locale.ENGLISH) : null);
        row.setString(10, keys.unit());
        row.setString(11, keys.pathway());
        row.setString(12, keys.timePoint());
        row.setObject(13, keys.indexDate(), Types.DATE);
        row.setString(14, keys.side());
        row.setString(15, keys.respondent());
        row.setString(16, keys.mode());
        row.setObject(17, keys.invited(), Types.DATE);
        row.setObject(18, keys.due(), Types.DATE);
        row.setObject(19, keys.answered().atOffset(ZoneOffset.UTC));
        row.setObject(20, keys.month());
    }
}
