package dk.stemme.server.access.smart;

import dk.stemme.server.store.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demonstration's clients: {@code demo-ehr} with a secret that everybody knows, so that {@code curl} can try the FHIR
 * API, and {@code demo-app}, a public app on the machine itself.
 */
@Component
@Profile("demo")
class DemoClients implements Clients.Fixed {
    private static final String EHR = """
            {"client_name":"Demo EHR","grant_types":["client_credentials"],"scope":"system/*.cruds",
             "token_endpoint_auth_method":"client_secret_basic"}""";

    /** At 127.0.0.1 any port will do (RFC 8252, section 7.3). */
    private static final String APP = """
            {"client_name":"Demo app","token_endpoint_auth_method":"none",
             "grant_types":["authorization_code","refresh_token"],
             "redirect_uris":["http://127.0.0.1:8081/","http://127.0.0.1:8081/index.html","http://127.0.0.1:8081/app.html"],
             "initiate_login_uri":"http://127.0.0.1:8081/launch.html",
             "scope":"openid fhirUser profile launch launch/patient offline_access patient/*.cruds user/*.cruds"}""";

    @Override
    public List<Client> clients() {
        return List.of(client("demo-ehr", EHR, "{noop}demo-ehr"), client("demo-app", APP, null));
    }

    private static Client client(String id, String metadata, @Nullable String secret) {
        return new Client(id, ClientMetadata.checked(Json.read(metadata)), secret, Instant.EPOCH);
    }
}
