package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Clients of the file that the setting {@code stemme.clients} names: {@code {"clients": […]}}, each as it would be
 * registered, with client_id and, where it has one, client_secret.
 */
@Component
class FileClients implements Clients.Fixed {
    private final List<Client> clients;

    FileClients(@Value("${stemme.clients:}") String file) {
        this.clients = file.isBlank() ? List.of() : read(Path.of(file));
    }

    @Override
    public List<Client> clients() {
        return clients;
    }

    private static List<Client> read(Path file) {
        try {
            PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
            ObjectNode whole = Json.read(Files.readString(file));
            return whole.path("clients")
                    .valueStream()
                    .map(each -> client((ObjectNode) each, encoder, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("STEMME_CLIENTS cannot be read", e);
        }
    }

    private static Client client(ObjectNode given, PasswordEncoder encoder, Path file) {
        String id = given.path("client_id").asText("");
        if (id.isEmpty()) throw new IllegalStateException(file + ": a client has no client_id");
        try {
            return of(id, given, encoder);
        } catch (ClientRefused e) {
            throw new IllegalStateException(file + ", client " + id + ": " + e.getMessage(), e);
        }
    }

    private static Client of(String id, ObjectNode given, PasswordEncoder encoder) {
        String secret = given.path("client_secret").asText("");
        @Nullable String hashed = secret.isEmpty() ? null : encoder.encode(secret);
        return new Client(id, ClientMetadata.checked(given), hashed, Instant.EPOCH);
    }
}
