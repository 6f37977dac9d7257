package dk.stemme.server.quality;

import dk.stemme.server.store.Cells;
import dk.stemme.server.store.Outbox;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Has figures counted again that no new answer touches: the tree has changed, or there is a new indicator. */
@Component
class Recount {
    private final JdbcClient jdbc;
    private final Units units;
    private final Outbox outbox;

    Recount(JdbcClient jdbc, Units units, Outbox outbox) {
        this.jdbc = jdbc;
        this.units = units;
        this.outbox = outbox;
    }

    /** Whether anything is counted in this very unit. */
    boolean counts(String unit) {
        return jdbc.sql(COUNTS).param("unit", unit).query(Boolean.class).single();
    }

    /** Everything counted in the unit and below it. */
    void below(String unit) {
        tell("unit = any(:which)", units.below(unit).toArray(String[]::new));
    }

    /** Everything counted of a questionnaire. */
    void of(String questionnaire) {
        tell("questionnaire = any(:which)", new String[] {questionnaire});
    }

    private void tell(String condition, String[] which) {
        jdbc.sql(TOUCHED.formatted(condition))
                .param("which", which)
                .query((row, number) -> Cells.of(row.getString(1), row.getObject(2, LocalDate.class), null))
                .list()
                .forEach(cell -> outbox.add(Cells.TOPIC, cell));
    }

    private static final String COUNTS = """
            select exists (select 1 from fact where unit = :unit)
              or exists (select 1 from invitation where unit = :unit)""";

    private static final String TOUCHED = """
            select questionnaire, month from fact where %1$s
            union
            select questionnaire, date_trunc('month', invited)::date from invitation where %1$s""";
}
