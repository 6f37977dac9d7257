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

/** Who was invited where and answered: many questionnaires and months with one statement each. */
@Component
class InvitationCounts {
    private final JdbcClient jdbc;

    InvitationCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each unit's figures of its own invitations. */
    Tally<Period, Figures> own(Collection<Period> periods) {
        return Tally.read(asking(INVITED + OWN, periods), InvitationCounts::period, 3, InvitationCounts::figures);
    }

    /** Distinct persons invited, in each unit and below it. */
    Tally<Period, Long> persons(Collection<Period> periods) {
        return Tally.read(
                asking(INVITED + PERSONS, periods), InvitationCounts::period, 3, (row, number) -> row.getLong(4));
    }

    private StatementSpec asking(String sql, Collection<Period> periods) {
        return jdbc.sql(sql)
                .param(
                        "questionnaires",
                        periods.stream().map(Period::questionnaire).toArray(String[]::new))
                .param(
                        "months",
                        periods.stream()
                                .map(period -> period.first().toString())
                                .toArray(String[]::new));
    }

    /** A person invited twice counts once, and has answered when one of the invitations is. */
    private static final String INVITED = """
            with person as (
              select i.questionnaire, k.month, i.unit, i.patient, bool_or(i.answered is not null) as answered,
                count(*) + count(i.answered) as events
              from invitation i
              join unnest(:questionnaires::text[], :months::date[]) as k(questionnaire, month)
                on i.questionnaire = k.questionnaire
                  and i.invited >= k.month and i.invited < k.month + interval '1 month'
              where i.unit in (select id from unit)
                and i.status not in ('draft', 'cancelled', 'rejected', 'entered-in-error')
              group by i.questionnaire, k.month, i.unit, i.patient)
            """;

    private static final String OWN = """
            select questionnaire, month, unit, count(*) filter (where answered), count(*), sum(events)
            from person group by questionnaire, month, unit""";

    private static final String PERSONS = """
            select questionnaire, month, a.ancestor, count(distinct patient)
            from person join unit_ancestor a using (unit)
            group by questionnaire, month, a.ancestor""";

    private static Period period(ResultSet row, int number) throws SQLException {
        return new Period(row.getString(1), YearMonth.from(row.getObject(2, LocalDate.class)));
    }

    private static Figures figures(ResultSet row, int number) throws SQLException {
        return new Figures(
                Moments.EMPTY, Proportion.EMPTY, new Proportion(row.getLong(4), row.getLong(5)), row.getLong(6));
    }
}
