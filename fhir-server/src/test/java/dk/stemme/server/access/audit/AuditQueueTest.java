package dk.stemme.server.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.stemme.server.ServerTest;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Grant;
import dk.stemme.server.access.Role;
import dk.stemme.server.access.Visit;
import dk.stemme.server.store.Refusal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The group commit of read accesses. */
class AuditQueueTest extends ServerTest {
    private static final Caller SOMEBODY =
            new Caller("x", "X", Role.SYSTEM, "", Set.of(), List.of(), Grant.session(Role.SYSTEM));

    @Autowired
    private AuditQueue queue;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatManyKeepAtOnceIsAllThereWhenEachReturns() {
        List<CompletableFuture<Boolean>> readers = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> keptAndThere("many-" + i)))
                .toList();
        assertThat(readers).allMatch(CompletableFuture::join);
    }

    @Test
    void whatCannotBeKeptIsNotShownAndHarmsNoOther() {
        CompletableFuture<Boolean> good = CompletableFuture.supplyAsync(() -> keptAndThere("beside"));
        assertThatThrownBy(() -> queue.keep(List.of(reading("no\0body"))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(503));
        assertThat(good.join()).isTrue();
        assertThat(keptAndThere("after")).isTrue();
    }

    private boolean keptAndThere(String patient) {
        queue.keep(List.of(reading(patient)));
        return jdbc.sql("select count(*) from resource where type = 'AuditEvent' and patient = ?")
                        .param(patient)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static Access reading(String patient) {
        return Access.of(new Visit(SOMEBODY), SOMEBODY, "read", null, "Patient/" + patient, null);
    }
}
