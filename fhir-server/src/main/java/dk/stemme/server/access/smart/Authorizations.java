package dk.stemme.server.access.smart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Grants and their tokens in PostgreSQL, shared by all nodes. A code and a refresh token are good once: whoever brings
 * one again has stolen it, or was stolen from, so the whole grant ends (RFC 9700, sections 2.1.1 and 4.14.2).
 */
@Component
class Authorizations implements OAuth2AuthorizationService {
    /** The attribute of an authorization that holds the code or refresh token by which it was found. */
    private static final String BROUGHT = "brought";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RegisteredClientRepository clients;
    private final KeyCipher cipher;
    private final Clock clock;

    Authorizations(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RegisteredClientRepository clients,
            KeyCipher cipher,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clients = clients;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** @throws OAuth2AuthenticationException when a code or refresh token was used by somebody else meanwhile */
    @Override
    public void save(OAuth2Authorization authorization) {
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> {
            write(authorization);
            if (usedMeanwhile(authorization)) {
                end(authorization.getId());
                return false;
            }
            TokenRow.of(authorization).forEach(row -> write(authorization.getId(), row));
            return true;
        }));
        if (!first) throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }

    private void write(OAuth2Authorization authorization) {
        Instant ends = TokenRow.of(authorization).stream()
                .map(TokenRow::expires)
                .max(Instant::compareTo)
                .orElse(clock.instant());
        jdbc.sql("""
                insert into app_grant (id, client, subject, kind, scopes, details, ends) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set scopes = excluded.scopes, details = excluded.details,
                  ends = greatest(app_grant.ends, excluded.ends)""")
                .params(
                        authorization.getId(),
                        authorization.getRegisteredClientId(),
                        authorization.getPrincipalName(),
                        authorization.getAuthorizationGrantType().getValue(),
                        authorization.getAuthorizedScopes().toArray(String[]::new),
                        cipher.seal(GrantDetails.text(authorization)),
                        time(ends))
                .update();
    }

    /** Whether what was brought for this change has been used up by another, for which the row above kept us waiting. */
    private boolean usedMeanwhile(OAuth2Authorization authorization) {
        TokenRow brought = authorization.getAttribute(BROUGHT);
        if (brought == null || TokenRow.of(authorization).stream().anyMatch(brought::isStillGood)) return false;
        return jdbc.sql("update app_token set ended = true where hash = ? and not ended")
                        .param(brought.hash())
                        .update()
                == 0;
    }

    private void write(String grant, TokenRow row) {
        jdbc.sql("""
                insert into app_token (hash, grant_id, kind, issued, expires, ended, claims)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (hash) do update set ended = app_token.ended or excluded.ended""")
                .params(
                        row.hash(),
                        grant,
                        row.kind(),
                        time(row.issued()),
                        time(row.expires()),
                        row.ended(),
                        cipher.seal(row.claims()))
                .update();
        if (row.isRefresh() && row.ended()) end(grant);
    }

    private void end(String grant) {
        jdbc.sql("update app_token set ended = true where grant_id = ? and not ended")
                .param(grant)
                .update();
    }

    /** Saves it with the question at the approval page closed: it can be answered once. */
    void answered(OAuth2Authorization authorization) {
        int closed = jdbc.sql("delete from app_token where grant_id = ? and kind = 'state'")
                .param(authorization.getId())
                .update();
        if (closed == 0) throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        save(authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        jdbc.sql("delete from app_grant where id = ?")
                .param(authorization.getId())
                .update();
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return load(id, null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        TokenRow found = jdbc.sql("select * from app_token where hash = ?")
                .param(Hash.of(token))
                .query((row, number) -> TokenRow.of(row, cipher))
                .optional()
                .filter(row -> type == null || row.isOf(type.getValue()))
                .orElse(null);
        if (found == null) return null;
        if (OAuth2TokenType.REFRESH_TOKEN.equals(type) && found.ended()) {
            end(found.grant());
            return null;
        }
        return load(found.grant(), found.named(token));
    }

    /** With the newest token of each kind, but the one that was found by its own text. */
    private @Nullable OAuth2Authorization load(String grant, @Nullable TokenRow found) {
        return jdbc.sql("select * from app_grant where id = ?")
                .param(grant)
                .query((row, number) -> loaded(row, found))
                .optional()
                .orElse(null);
    }

    private @Nullable OAuth2Authorization loaded(ResultSet row, @Nullable TokenRow found) throws SQLException {
        RegisteredClient client = clients.findById(row.getString("client"));
        if (client == null) return null;
        String grant = row.getString("id");
        Set<String> scopes = Set.of((String[]) row.getArray("scopes").getArray());
        OAuth2Authorization.Builder made = OAuth2Authorization.withRegisteredClient(client)
                .id(grant)
                .principalName(row.getString("subject"))
                .authorizationGrantType(new AuthorizationGrantType(row.getString("kind")))
                .authorizedScopes(scopes);
        GrantDetails.into(made, cipher.open(row.getString("details")));
        newest(grant).stream()
                .filter(each -> found == null || !found.kind().equals(each.kind()))
                .forEach(each -> each.into(made, scopes));
        if (found != null) found.into(made, scopes);
        if (found != null && found.isGoodOnce()) made.attribute(BROUGHT, found);
        return made.build();
    }

    private List<TokenRow> newest(String grant) {
        return jdbc.sql(
                        "select distinct on (kind) * from app_token where grant_id = ? order by kind, ended, issued desc")
                .param(grant)
                .query((row, number) -> TokenRow.of(row, cipher))
                .list();
    }

    /** The client to which a refresh token was given, be it good or used; empty when it was given to none. */
    String clientOf(String refreshToken) {
        return jdbc.sql("select g.client from app_token t join app_grant g on g.id = t.grant_id"
                        + " where t.hash = ? and t.kind = 'refresh'")
                .param(Hash.of(refreshToken))
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Whether an access token was given out here and neither it nor its grant has been revoked. */
    boolean isAlive(String token) {
        return one(
                "select exists (select 1 from app_token where hash = ? and kind = 'access' and not ended)",
                Hash.of(token));
    }

    /** With it all tokens end that the person let the client have. */
    void removeAll(String client, String subject) {
        jdbc.sql("delete from app_grant where client = ? and subject = ?")
                .params(client, subject)
                .update();
    }

    /** With it all tokens of the client end. */
    void removeAll(String client) {
        jdbc.sql("delete from app_grant where client = ?").param(client).update();
        jdbc.sql("delete from approval where client = ?").param(client).update();
    }

    private boolean one(String sql, Object argument) {
        return Boolean.TRUE.equals(
                jdbc.sql(sql).param(argument).query(Boolean.class).optional().orElse(false));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
