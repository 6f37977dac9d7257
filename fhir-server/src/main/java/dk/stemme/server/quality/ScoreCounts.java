package dk.stemme.server.quality;

import dk.stemme.indicators.Moments;
import dk.stemme.indicators.Proportion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Who scored what where, from the fact rows: many scores and months with one statement each. */
@Component
class ScoreCounts {
    /** A score ({@code code}, or {@code code|version} for that version only) in a month. */
    record Key(String score, Period period) {}

    private final JdbcClient jdbc;

    ScoreCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each unit's figures of its own answers. */
    Tally<Key, Figures> own(Collection<Key> keys) {
        return Tally.read(asking(NEWEST + OWN, keys), ScoreCounts::key, 4, ScoreCounts::figures);
    }

    /** Distinct persons with a score, in each unit and below it. */
    Tally<Key, Long> persons(Collection<Key> keys) {
        return Tally.read(asking(NEWEST + PERSONS, keys), ScoreCounts::key, 4, (row, number) -> row.getLong(5));
    }

    private StatementSpec asking(String sql, Collection<Key> keys) {
        return jdbc.sql(sql)
                .param("scores", keys.stream().map(Key::score).toArray(String[]::new))
                .param(
                        "questionnaires",
                        keys.stream().map(key -> key.period().questionnaire()).toArray(String[]::new))
                .param(
                        "months",
                        keys.stream()
                                .map(key -> key.period().first().toString())
                                .toArray(String[]::new));
    }

    /** A person's newest answer that has a score counts; a value is the decimal number it is written as. */
    private static final String NEWEST = """
            with person as (
              select k.score, f.questionnaire, f.month, f.unit, f.patient, count(*) as answers,
                (array_agg(f.value order by f.value is null, f.answered desc, f.response desc))[1]::text::numeric value
              from fact f
              join unnest(:scores::text[], :questionnaires::text[], :months::date[]) as k(score, questionnaire, month)
                on f.questionnaire = k.questionnaire and f.month = k.month
                and k.score in (f.score, f.score || '|' || f.definition_version)
              where f.unit in (select id from unit)
              group by k.score, f.questionnaire, f.month, f.unit, f.patient)
            """;

    private static final String OWN = """
            select score, questionnaire, month, unit, count(value), coalesce(sum(value), 0),
              coalesce(sum(value * value), 0), count(*), sum(answers)
            from person group by score, questionnaire, month, unit""";

    private static final String PERSONS = """
            select score, questionnaire, month, a.ancestor, count(distinct patient)
            from person join unit_ancestor a using (unit)
            where value is not null
            group by score, questionnaire, month, a.ancestor""";

    private static Key key(ResultSet row, int number) throws SQLException {
        YearMonth month = YearMonth.from(row.getObject(3, LocalDate.class));
        return new Key(row.getString(1), new Period(row.getString(2), month));
    }

    private static Figures figures(ResultSet row, int number) throws SQLException {
        long scored = row.getLong(5);
        return new Figures(
                new Moments(scored, row.getBigDecimal(6), row.getBigDecimal(7)),
                new Proportion(scored, row.getLong(8)),
                Proportion.EMPTY,
                row.getLong(9));
    }
}
