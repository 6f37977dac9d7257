package dk.stemme.server.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.ServerTest;
import dk.stemme.server.access.purpose.PersonKeys;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The record of accesses cannot be changed unseen, not even by who can write to the database. */
class SealTest extends ServerTest {
    private final String patient = "sealed-" + UUID.randomUUID();

    @Autowired
    private Sealer sealer;

    @Autowired
    private Verification verification;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Seals seals;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private PlatformTransactionManager transactions;

    private String event = "";

    @BeforeEach
    void anAccessThatIsSealed() {
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
        event = jdbc.sql("select id from resource where type = 'AuditEvent' and patient = ?")
                .param(patient)
                .query(String.class)
                .single();
        while (!isSealed()) sealer.seal();
    }

    private boolean isSealed() {
        return jdbc.sql("select exists (select 1 from audit_seal where ? = any(events))")
                .param(event)
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatWasLeftAloneIsAsItWasSealed() {
        assertThat(breaches()).isEmpty();
    }

    @Test
    void aChangedEventIsFound() {
        String body = jdbc.sql("select body from resource where type = 'AuditEvent' and id = ?")
                .param(event)
                .query(String.class)
                .single();
        write(body.replace("\"outcome\":\"0\"", "\"outcome\":\"8\""));
        assertThat(breaches()).singleElement().asString().endsWith("AuditEvent/" + event + " has been changed.");
        write(body);
        assertThat(breaches()).isEmpty();
    }

    private void write(String body) {
        jdbc.sql("update resource set body = ? where type = 'AuditEvent' and id = ?")
                .params(body, event)
                .update();
    }

    @Test
    void anEventThatItsPatientNoLongerFindsIsFound() {
        jdbc.sql("update resource set patient = null where type = 'AuditEvent' and id = ?")
                .param(event)
                .update();
        assertThat(breaches()).singleElement().asString().endsWith("AuditEvent/" + event + " has been hidden.");
        jdbc.sql("update resource set patient = ? where type = 'AuditEvent' and id = ?")
                .params(patient, event)
                .update();
        assertThat(breaches()).isEmpty();
    }

    @Test
    void aDeletedEventIsFound() {
        jdbc.sql("update resource set id = 'gone', type = 'Gone' where type = 'AuditEvent' and id = ?")
                .param(event)
                .update();
        assertThat(breaches()).singleElement().asString().endsWith("AuditEvent/" + event + " has been deleted.");
        jdbc.sql("update resource set id = ?, type = 'AuditEvent' where type = 'Gone'")
                .param(event)
                .update();
        assertThat(breaches()).isEmpty();
    }

    @Test
    void anEventPutInLaterIsFound() {
        String old = "01900000-0000-7000-8000-000000000000";
        insert(old, Instant.parse("2024-06-10T00:00:00Z"));
        insert("by-hand", Instant.now());
        assertThat(breaches())
                .hasSize(2)
                .allMatch(breach -> breach.endsWith("is in no seal: the server did not write it."))
                .anyMatch(breach -> breach.contains(old));
        sealer.seal();
        assertThat(breaches()).hasSize(2);
        jdbc.sql("delete from resource where type = 'AuditEvent' and id in (?, 'by-hand')")
                .param(old)
                .update();
        assertThat(breaches()).isEmpty();
    }

    private void insert(String id, Instant recorded) {
        jdbc.sql("""
                        insert into resource (type, id, version, updated, starts, ends, keys, body)
                        values ('AuditEvent', ?, 1, now(), ?, ?, '{}', '{"resourceType":"AuditEvent"}')""")
                .params(id, Timestamp.from(recorded), Timestamp.from(recorded))
                .update();
    }

    @Test
    void aChangedSealIsFoundAndSoIsOneThatIsGone() {
        jdbc.sql("update audit_seal set events[1] = 'x' where ? = any(events)")
                .param(event)
                .update();
        List<String> found = breaches();
        jdbc.sql("update audit_seal set events[1] = ? where 'x' = any(events)")
                .param(event)
                .update();
        assertThat(found).anyMatch(breach -> breach.matches(".*: seal \\d+ has been changed\\."));
        Seal gone = seals.last().orElseThrow();
        ehr().get("/Patient/" + patient).then().statusCode(200);
        while (seals.last().orElseThrow().number() == gone.number()) sealer.seal();
        jdbc.sql("delete from audit_seal where day = ? and number = ?")
                .params(gone.day(), gone.number())
                .update();
        found = breaches();
        seals.add(gone);
        String where = "where seal " + gone.number() + " should";
        assertThat(found).anyMatch(breach -> breach.contains(where));
        assertThat(breaches()).isEmpty();
    }

    @Test
    void anEventThatIsCommittedLateIsSealedLate() {
        String late = id(Instant.now().minusSeconds(120));
        jdbc.sql("""
                        insert into resource (type, id, version, updated, patient, starts, ends, keys, body)
                        select type, ?, version, updated, patient, now() - interval '2 minutes', ends, keys,
                          replace(body, id, ?) from resource where type = 'AuditEvent' and id = ?""").params(late, late, event).update();
        sealer.seal();
        event = late;
        while (!isSealed()) sealer.seal();
        assertThat(breaches()).isEmpty();
    }

    private static String id(Instant instant) {
        String hex = "%012x".formatted(instant.toEpochMilli());
        return hex.substring(0, 8) + "-" + hex.substring(8) + "-7000-8000-" + hex;
    }

    @Test
    void aDayThatIsOverIsClosedWithItsRoot() {
        Clock tomorrow = Clock.offset(Clock.system(ZoneId.of("Europe/Copenhagen")), Duration.ofDays(1));
        LocalDate today = LocalDate.now(tomorrow).minusDays(1);
        try {
            new Sealer(seals, keys, tomorrow, new AuditSettings(Duration.ofDays(1)), transactions).seal();
            List<String> roots = new ArrayList<>();
            assertThat(verification.breaches(null, roots::add)).isEmpty();
            assertThat(roots).anyMatch(root -> root.matches(today + " [0-9a-f]{64}"));
            assertThat(verification.breaches(today.plusDays(1), roots::add)).isEmpty();
            jdbc.sql("update audit_day set seals = seals + 1").update();
            assertThat(breaches()).contains(today + ": the root is not that of its seals.");
        } finally {
            jdbc.sql("delete from audit_seal where day > ?").param(today).update();
            jdbc.sql("delete from audit_day").update();
        }
    }

    @Test
    void theCommandSaysWhatIsWrongAndEndsWithOne() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(VerifyAudit.tell(verification, null, new PrintStream(said))).isZero();
        insert("by-hand", Instant.now());
        assertThat(VerifyAudit.tell(verification, null, new PrintStream(said))).isOne();
        assertThat(said.toString()).contains("AuditEvent/by-hand").contains("1 breaches.");
        jdbc.sql("delete from resource where id = 'by-hand'").update();
    }

    private List<String> breaches() {
        return verification.breaches(null, root -> {});
    }
}
