package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code GET /fhir/.well-known/smart-configuration}: where an app gets its token, and what may stand in it (SMART App
 * Launch 2.2, Conformance). A capability is listed when a test shows it.
 */
@Configuration(proxyBeanMethods = false)
class SmartConfiguration {
    private static final List<String> CAPABILITIES = List.of(
            "launch-ehr",
            "launch-standalone",
            "client-public",
            "client-confidential-symmetric",
            "client-confidential-asymmetric",
            "sso-openid-connect",
            "context-banner",
            "context-ehr-patient",
            "context-ehr-encounter",
            "context-standalone-patient",
            "permission-offline",
            "permission-patient",
            "permission-user",
            "permission-v2");

    @Bean
    ServletRegistrationBean<HttpServlet> smartConfigurationServlet(OwnAddress address) {
        return new ServletRegistrationBean<>(new Document(address), "/fhir/.well-known/smart-configuration");
    }

    private static final class Document extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient OwnAddress address;

        Document(OwnAddress address) {
            this.address = address;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(Json.write(document(address.base())).getBytes(StandardCharsets.UTF_8));
        }

        private static ObjectNode document(String base) {
            ObjectNode document = Json.object()
                    .put("issuer", base)
                    .put("jwks_uri", base + "/oauth2/jwks")
                    .put("authorization_endpoint", base + AuthorizationServer.AUTHORIZE)
                    .put("token_endpoint", base + "/oauth2/token")
                    .put("introspection_endpoint", base + "/oauth2/introspect")
                    .put("revocation_endpoint", base + "/oauth2/revoke");
            list(document, "grant_types_supported", Discovery.GRANTS);
            list(document, "token_endpoint_auth_methods_supported", Discovery.METHODS);
            list(document, "token_endpoint_auth_signing_alg_values_supported", Discovery.ALGORITHMS);
            list(document, "scopes_supported", Discovery.SCOPES);
            list(document, "response_types_supported", List.of("code"));
            list(document, "code_challenge_methods_supported", List.of("S256"));
            list(document, "capabilities", CAPABILITIES);
            return document.put("authorization_response_iss_parameter_supported", true);
        }

        private static void list(ObjectNode document, String name, List<String> values) {
            values.forEach(document.putArray(name)::add);
        }
    }
}
