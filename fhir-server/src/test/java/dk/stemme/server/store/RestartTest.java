package dk.stemme.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.OwnProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives kill -9, and the first restart works. */
class RestartTest {
    @TempDir(cleanup = CleanupMode.NEVER)
    Path data;

    @Test
    void whatWasAcknowledgedIsThereAfterKill9() throws Exception {
        try (OwnProcess server = new OwnProcess(data)) {
            String token = server.token();
            int status = server.asking(token)
                    .body("{\"resourceType\":\"Patient\",\"id\":\"survivor\"}")
                    .put("/Patient/survivor")
                    .statusCode();
            assertThat(status).isEqualTo(201);
            server.killAndStartAgain();
            assertThat(server.asking(token).get("/Patient/survivor").statusCode())
                    .isEqualTo(200);
        }
    }
}
