package dk.stemme.server.access.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.ServerTest;
import dk.stemme.server.access.erase.RetentionSettings.Erase;
import dk.stemme.server.store.Erasing;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Patients who need not be kept any longer are found, and erased only where that is switched on. */
class RetentionTest extends ServerTest {
    private final String old = "old-" + UUID.randomUUID();
    private final String recent = "recent-" + UUID.randomUUID();

    @Autowired
    private Erasure erasure;

    @Autowired
    private Erasing erasing;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneOfElevenYearsAgoAndOneOfNow() {
        for (String id : new String[] {old, recent})
            ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}")
                    .put("/Patient/" + id)
                    .then()
                    .statusCode(201);
        jdbc.sql("update resource set updated = updated - interval '11 years' where type = 'Patient' and id = ?")
                .param(old)
                .update();
    }

    @Test
    void aDryRunOnlyTells() {
        assertThat(schedule(Erase.DRY_RUN).look()).contains(old).doesNotContain(recent);
        ehr().get("/Patient/" + old).then().statusCode(200);
    }

    @Test
    void switchedOnItErases() {
        schedule(Erase.ON).look();
        ehr().get("/Patient/" + old).then().statusCode(404);
        ehr().get("/Patient/" + recent).then().statusCode(200);
        assertThat(schedule(Erase.ON).look()).doesNotContain(old);
    }

    private RetentionSchedule schedule(Erase erase) {
        return new RetentionSchedule(erasure, erasing, new RetentionSettings(erase, Duration.ofDays(1)));
    }
}
