package dk.stemme.server.access.login;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The OpenID Connect issuer that people and systems sign in with.
 *
 * @param issuer its address (STEMME_ISSUER), under which /.well-known/openid-configuration is found
 * @param audience what a bearer token's {@code aud} must contain; not checked when unset
 * @param clientId this application as a client of the issuer, for sign-in to the web pages
 * @param clientSecret its secret
 */
@ConfigurationProperties("stemme")
record IssuerProperties(
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable String clientId,
        @Nullable String clientSecret) {}
