package dk.stemme.server.access;

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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * {@code GET /fhir/.well-known/smart-configuration}: where a system gets its token, and what may stand in it (SMART App
 * Launch 2.2, Conformance). No capability of app launch is listed, since none is there.
 */
@Configuration(proxyBeanMethods = false)
class SmartConfiguration {
    static final String PATH = "/fhir/.well-known/smart-configuration";

    /** The addresses of whoever issues tokens, by their names in SMART and OpenID Connect. */
    interface Endpoints {
        ObjectNode at(String base);
    }

    @Bean
    ServletRegistrationBean<HttpServlet> smartConfigurationServlet(Endpoints endpoints) {
        return new ServletRegistrationBean<>(new Document(endpoints), PATH);
    }

    private static final class Document extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient Endpoints endpoints;

        Document(Endpoints endpoints) {
            this.endpoints = endpoints;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String base = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
            ObjectNode document = endpoints.at(base);
            list(document, "grant_types_supported", "client_credentials");
            list(document, "token_endpoint_auth_methods_supported", "client_secret_basic", "client_secret_post");
            list(document, "scopes_supported", "system/*.cruds");
            list(document, "code_challenge_methods_supported", "S256");
            list(document, "capabilities", "client-confidential-symmetric", "permission-v2");
            response.setContentType("application/json");
            response.getOutputStream().write(Json.write(document).getBytes(StandardCharsets.UTF_8));
        }

        private static void list(ObjectNode document, String name, String... values) {
            List.of(values).forEach(document.withArray("/" + name)::add);
        }
    }
}
