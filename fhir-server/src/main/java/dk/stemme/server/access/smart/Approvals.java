package dk.stemme.server.access.smart;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person allowed an app before, so as not to be asked for the same again. */
@Component
class Approvals {
    record Given(String client, List<String> scopes, OffsetDateTime when) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Approvals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean cover(String client, String subject, Set<String> scopes) {
        return Boolean.TRUE.equals(jdbc.sql(
                        "select exists (select 1 from approval where client = ? and subject = ? and scopes @> ?::text[])")
                .params(client, subject, scopes.toArray(String[]::new))
                .query(Boolean.class)
                .single());
    }

    /** The newest answer counts, also where it allows less than one before. */
    void keep(String client, String subject, Set<String> scopes) {
        jdbc.sql("""
                insert into approval (client, subject, scopes, given) values (?, ?, ?, ?)
                on conflict (client, subject) do update set scopes = excluded.scopes, given = excluded.given""")
                .params(
                        client,
                        subject,
                        scopes.toArray(String[]::new),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is kept for a person, by client. */
    List<Given> of(String subject) {
        return jdbc.sql("select client, scopes, given from approval where subject = ? order by client")
                .param(subject)
                .query((row, number) -> new Given(
                        row.getString(1),
                        List.of((String[]) row.getArray(2).getArray()),
                        row.getObject(3, OffsetDateTime.class)))
                .list();
    }

    void forget(String client, String subject) {
        jdbc.sql("delete from approval where client = ? and subject = ?")
                .params(client, subject)
                .update();
    }
}
