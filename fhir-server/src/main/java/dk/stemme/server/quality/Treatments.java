package dk.stemme.server.quality;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is treated where, in rows. An Organization stands for the topmost Location it manages; until that has come, or
 * where there are several, the unit stays unknown rather than guessed.
 */
@Component
class Treatments {
    private static final String UNIT_OF_ORGANIZATION = """
            (select min(u.id) from unit u
             where u.organization = :organization and not exists (
               select 1 from unit p where p.id = u.parent and p.organization = u.organization)
             having count(*) = 1)""";

    private static final String SAVE = """
            insert into treatment (source, patient, unit, organization, open)
            values (:source, :patient, coalesce(:unit, %s), :organization, :open)
            on conflict (source) do update set patient = excluded.patient, unit = excluded.unit,
              organization = excluded.organization, open = excluded.open""";

    private final JdbcClient jdbc;

    Treatments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(Treatment treatment) {
        jdbc.sql(SAVE.formatted(UNIT_OF_ORGANIZATION))
                .param("source", treatment.source())
                .param("patient", treatment.patient())
                .param("unit", treatment.unit(), Types.VARCHAR)
                .param("organization", treatment.organization(), Types.VARCHAR)
                .param("open", treatment.open())
                .update();
    }

    void remove(String source) {
        jdbc.sql("delete from treatment where source = ?").param(source).update();
    }

    /** The Locations of this Organization have changed. */
    void resettle(@Nullable String organization) {
        if (organization == null) return;
        jdbc.sql("update treatment set unit = %s where organization = :organization".formatted(UNIT_OF_ORGANIZATION))
                .param("organization", organization)
                .update();
    }
}
