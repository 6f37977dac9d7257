package dk.stemme.server.access.smart;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.stereotype.Component;

/** What our metadata documents say alike: the library's own say more than is true, and less. */
@Component
class Discovery {
    static final List<String> GRANTS = List.of("authorization_code", "refresh_token", "client_credentials");
    static final List<String> METHODS = List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    static final List<String> ALGORITHMS = List.of("RS384", "ES384");
    static final List<String> SCOPES = List.of(
            "openid",
            "fhirUser",
            "profile",
            "launch",
            "launch/patient",
            "offline_access",
            "patient/*.cruds",
            "user/*.cruds",
            "system/*.cruds");

    void complete(OidcProviderConfiguration.Builder document) {
        document.claims(this::complete);
        document.claims(claims -> claims.remove("end_session_endpoint"));
    }

    void complete(OAuth2AuthorizationServerMetadata.Builder document) {
        document.claims(this::complete);
    }

    private void complete(Map<String, Object> claims) {
        claims.put("grant_types_supported", GRANTS);
        claims.put("scopes_supported", SCOPES);
        claims.put("token_endpoint_auth_methods_supported", withPublic());
        claims.put("token_endpoint_auth_signing_alg_values_supported", ALGORITHMS);
        claims.put("introspection_endpoint_auth_methods_supported", METHODS);
        claims.put("revocation_endpoint_auth_methods_supported", withPublic());
        claims.put("authorization_response_iss_parameter_supported", true);
        claims.remove("tls_client_certificate_bound_access_tokens");
        claims.remove("dpop_signing_alg_values_supported");
    }

    private static List<String> withPublic() {
        return Stream.concat(METHODS.stream(), Stream.of("none")).toList();
    }
}
