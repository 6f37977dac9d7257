package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * An app or system that may ask for tokens.
 *
 * @param metadata by the names of RFC 7591, as {@link ClientMetadata} let it through
 * @param secret hashed; null for those that have none
 * @param changed when the administrator last wrote it
 */
record Client(String id, ObjectNode metadata, @Nullable String secret, Instant changed) {
    /** SMART App Launch 2.2, Backend Services: at most five minutes. */
    private static final Duration SHORT = Duration.ofMinutes(5);

    private static final Duration HOUR = Duration.ofHours(1);

    String name() {
        return text("client_name");
    }

    /** An optional text, empty where there is none. */
    String text(String name) {
        return metadata.path(name).asText("");
    }

    List<String> redirectUris() {
        return texts(metadata.path("redirect_uris"));
    }

    Set<String> scopes() {
        return text("scope").isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(List.of(text("scope").split(" ")));
    }

    boolean isPublic() {
        return method().equals(ClientAuthenticationMethod.NONE);
    }

    boolean provesByAssertion() {
        return method().equals(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
    }

    private ClientAuthenticationMethod method() {
        return new ClientAuthenticationMethod(text("token_endpoint_auth_method"));
    }

    /** As the library wants it. A secret may come in the header or in the form, whatever was registered. */
    RegisteredClient registered() {
        RegisteredClient.Builder client = RegisteredClient.withId(id)
                .clientId(id)
                .clientName(name())
                .clientIdIssuedAt(changed)
                .clientAuthenticationMethod(method())
                .redirectUris(all -> all.addAll(redirectUris()))
                .scopes(all -> all.addAll(scopes()))
                .clientSettings(settings())
                .tokenSettings(tokens());
        texts(metadata.path("grant_types"))
                .forEach(type -> client.authorizationGrantType(new AuthorizationGrantType(type)));
        if (secret != null)
            client.clientSecret(secret)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return client.build();
    }

    private ClientSettings settings() {
        ClientSettings.Builder settings = ClientSettings.builder().requireProofKey(true);
        if (provesByAssertion()) settings.tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS384);
        return settings.build();
    }

    private TokenSettings tokens() {
        boolean backend = provesByAssertion() && redirectUris().isEmpty();
        return TokenSettings.builder()
                .accessTokenTimeToLive(backend ? SHORT : HOUR)
                .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                .reuseRefreshTokens(false)
                .build();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
