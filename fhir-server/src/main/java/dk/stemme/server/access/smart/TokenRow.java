package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/**
 * A token as it is kept: by its hash. Where the library wants its text again, a token that was not brought by somebody
 * has its hash in place of it.
 */
record TokenRow(
        byte[] hash,
        String grant,
        String kind,
        Instant issued,
        Instant expires,
        boolean ended,
        String claims,
        String text) {
    private static final String HASHED = "sha256:";
    private static final Map<String, Class<? extends OAuth2Token>> KINDS = Map.of(
            "code", OAuth2AuthorizationCode.class,
            "access", OAuth2AccessToken.class,
            "refresh", OAuth2RefreshToken.class,
            "id", OidcIdToken.class);
    /** A question at the approval page stays open so long. */
    private static final int STATE_SECONDS = 900;

    /** The tokens of an authorization. */
    static List<TokenRow> of(OAuth2Authorization authorization) {
        List<TokenRow> rows = new ArrayList<>();
        String state = authorization.getAttribute("state");
        Instant now = Instant.now();
        if (state != null)
            rows.add(row(authorization, "state", state, now, now.plusSeconds(STATE_SECONDS), false, Map.of()));
        KINDS.forEach((kind, type) -> {
            var token = authorization.getToken(type);
            if (token != null) rows.add(row(authorization, kind, token));
        });
        return rows;
    }

    private static TokenRow row(OAuth2Authorization authorization, String kind, OAuth2Authorization.Token<?> token) {
        Map<String, Object> claims = token.getClaims() == null ? Map.of() : token.getClaims();
        return row(
                authorization,
                kind,
                token.getToken().getTokenValue(),
                Objects.requireNonNull(token.getToken().getIssuedAt()),
                Objects.requireNonNull(token.getToken().getExpiresAt()),
                token.isInvalidated(),
                claims);
    }

    private static TokenRow row(
            OAuth2Authorization authorization,
            String kind,
            String text,
            Instant issued,
            Instant expires,
            boolean ended,
            Map<String, Object> claims) {
        byte[] hash = text.startsWith(HASHED)
                ? Base64.getUrlDecoder().decode(text.substring(HASHED.length()))
                : Hash.of(text);
        return new TokenRow(
                hash, authorization.getId(), kind, issued, expires, ended, Json.write(Claims.json(claims)), text);
    }

    static TokenRow of(ResultSet row, KeyCipher cipher) throws SQLException {
        byte[] hash = row.getBytes("hash");
        return new TokenRow(
                hash,
                row.getString("grant_id"),
                row.getString("kind"),
                row.getObject("issued", OffsetDateTime.class).toInstant(),
                row.getObject("expires", OffsetDateTime.class).toInstant(),
                row.getBoolean("ended"),
                cipher.open(row.getString("claims")),
                HASHED + Base64.getUrlEncoder().encodeToString(hash));
    }

    /** With the text that it was found by. */
    TokenRow named(String token) {
        return new TokenRow(hash, grant, kind, issued, expires, ended, claims, token);
    }

    /** Codes and refresh tokens are. */
    boolean isGoodOnce() {
        return kind.equals("code") || isRefresh();
    }

    /** Whether another row, of a changed authorization, says that this code or refresh token has not been used. */
    boolean isStillGood(TokenRow other) {
        return Arrays.equals(hash, other.hash) && !other.ended;
    }

    boolean isRefresh() {
        return kind.equals("refresh");
    }

    /** @param type OAuth's name of the kind: state, code, access_token, refresh_token, id_token */
    boolean isOf(String type) {
        return type.equals(kind) || type.equals(kind + "_token");
    }

    /** @param scopes of the grant */
    void into(OAuth2Authorization.Builder authorization, Set<String> scopes) {
        OAuth2Token token = token(scopes);
        if (token == null) {
            authorization.attribute("state", text);
            return;
        }
        authorization.token(token, metadata -> {
            metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, ended);
            if (!claims.equals("{}")) metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, read());
        });
    }

    private @Nullable OAuth2Token token(Set<String> scopes) {
        return switch (kind) {
            case "code" -> new OAuth2AuthorizationCode(text, issued, expires);
            case "access" -> new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, text, issued, expires, scopes);
            case "refresh" -> new OAuth2RefreshToken(text, issued, expires);
            case "id" -> new OidcIdToken(text, issued, expires, read());
            default -> null;
        };
    }

    private Map<String, Object> read() {
        ObjectNode json = Json.read(claims);
        return Claims.plain(json);
    }
}
