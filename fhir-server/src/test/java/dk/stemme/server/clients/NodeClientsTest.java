package dk.stemme.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.ServerTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients from npm, by Node's own test runner in src/test/clients. */
class NodeClientsTest extends ServerTest {

    @ParameterizedTest
    @ValueSource(strings = {"fhir-kit-client", "fhirclient"})
    void worksAsItIs(String client) throws Exception {
        Map<String, String> server =
                Map.of("STEMME_FHIR", "http://localhost:" + port + "/fhir", "STEMME_TOKEN", token("system/*.cruds"));
        NodeFolder.Run tests = NodeFolder.installed("clients").run(server, "node", "--test", client + ".test.js");
        assertThat(tests.status()).as(tests.output()).isZero();
    }
}
