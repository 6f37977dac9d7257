package dk.stemme.server.access.smart;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Callers;
import dk.stemme.server.access.Purpose;
import dk.stemme.server.access.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * What stands in our tokens. An access token (RFC 9068) is for the FHIR base and says who, for what and about whom; an ID
 * token is for the app, and says who, as far as it was granted to know.
 */
@Component
class AccessTokens implements OAuth2TokenCustomizer<JwtEncodingContext> {
    static final String TYPE = "at+jwt";

    private final SigningKeys keys;
    private final Clients clients;
    private final OwnAddress address;

    AccessTokens(SigningKeys keys, Clients clients, OwnAddress address) {
        this.keys = keys;
        this.clients = clients;
        this.address = address;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        Optional<Caller> person = Callers.of(context.getPrincipal());
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) access(context, person.orElse(null));
        else person.ifPresent(known -> id(context, known));
    }

    private void access(JwtEncodingContext context, @Nullable Caller person) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256).type(TYPE).keyId(keys.signing(SigningKeys.ACCESS));
        String client = context.getRegisteredClient().getClientId();
        context.getClaims()
                .audience(List.of(address.fhir()))
                .claim("client_id", client)
                .claim("purpose", purpose(client, person).code())
                .claim(
                        "scope",
                        String.join(
                                " ",
                                context.getAuthorizedScopes().stream().sorted().toList()));
        if (person == null) return;
        Identity.claims(person, address.fhir()).forEach(context.getClaims()::claim);
        Map<String, Object> launch = launch(context);
        if (!launch.isEmpty()) context.getClaims().claim("launch", launch);
    }

    /** That of the client, if it was registered for one; else what people of the role, or systems, are here for. */
    private Purpose purpose(String client, @Nullable Caller person) {
        Role role = person == null ? Role.SYSTEM : person.role();
        return clients.find(client)
                .flatMap(known -> Purpose.of(known.text("purpose")))
                .orElse(Purpose.of(role));
    }

    private static Map<String, Object> launch(JwtEncodingContext context) {
        return context.getAuthorization() == null
                ? Map.of()
                : GrantDetails.launch(context.getAuthorization()).parameters();
    }

    private void id(JwtEncodingContext context, Caller person) {
        context.getJwsHeader().keyId(keys.signing(SigningKeys.ID));
        if (context.getAuthorizedScopes().contains("profile"))
            context.getClaims().claim("name", person.name());
        if (context.getAuthorizedScopes().contains("fhirUser")
                && !person.fhirUser().isEmpty())
            context.getClaims().claim("fhirUser", address.fhir() + "/" + person.fhirUser());
    }
}
