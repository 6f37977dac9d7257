package dk.stemme.server.access.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that stand in a file. */
class FileClientsTest {
    @TempDir
    Path folder;

    @Test
    void aSecretIsHashedAsItIsRead() throws IOException {
        Client client = new FileClients(file("system/*.rs")).clients().get(0);
        assertThat(client.id()).isEqualTo("ehr");
        assertThat(client.scopes()).containsExactly("system/*.rs");
        assertThat(client.secret()).doesNotContain("open sesame");
        assertThat(new ClientSecrets().matches("open sesame", client.secret())).isTrue();
    }

    @Test
    void withoutASettingThereAreNone() {
        assertThat(new FileClients("").clients()).isEmpty();
    }

    @Test
    void whatCannotBeStopsTheStartAndSaysWhere() throws IOException {
        String file = file("system/*.read");
        assertThatIllegalStateException()
                .isThrownBy(() -> new FileClients(file))
                .withMessageContaining("client ehr")
                .withMessageContaining("system/*.read");
    }

    private String file(String scope) throws IOException {
        return Files.writeString(folder.resolve("clients.json"), """
                {"clients":[{"client_id":"ehr","client_name":"EHR","client_secret":"open sesame",
                  "grant_types":["client_credentials"],"scope":"%s"}]}""".formatted(scope))
                .toString();
    }
}
