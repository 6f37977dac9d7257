package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dk.stemme.server.access.Purpose;
import dk.stemme.server.access.Scope;
import dk.stemme.server.store.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/**
 * What may stand in a client's registration (RFC 7591, section 2; OpenID Connect Registration 1.0). What is unknown is left
 * out, as RFC 7591 wants it. Addresses are https, or http on the machine itself (RFC 8252, section 7.3).
 */
final class ClientMetadata {
    private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token", "client_credentials");
    private static final Set<String> METHODS =
            Set.of("none", "client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> ADDRESSES = List.of("initiate_login_uri", "logo_uri", "client_uri", "jwks_uri");

    private final ObjectNode given;
    private final ObjectNode kept = Json.object();

    private ClientMetadata(ObjectNode given) {
        this.given = given;
    }

    /** @throws ClientRefused for what cannot be */
    static ObjectNode checked(ObjectNode given) {
        ClientMetadata metadata = new ClientMetadata(given);
        metadata.name();
        metadata.grants();
        metadata.method();
        metadata.redirects();
        metadata.keys();
        metadata.scope();
        metadata.addresses();
        metadata.rest();
        return metadata.kept;
    }

    private void name() {
        String name = given.path("client_name").asText("").strip();
        if (name.isEmpty() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl))
            throw ClientRefused.metadata("client_name is the name people know the app by, of 1 to 200 characters.");
        kept.put("client_name", name);
    }

    private void grants() {
        List<String> grants = given.has("grant_types") ? texts("grant_types") : List.of("authorization_code");
        if (grants.isEmpty() || !GRANTS.containsAll(grants))
            throw ClientRefused.metadata("grant_types are of authorization_code, refresh_token, client_credentials.");
        grants.forEach(kept.putArray("grant_types")::add);
    }

    private void method() {
        String method = given.path("token_endpoint_auth_method").asText("client_secret_basic");
        if (!METHODS.contains(method))
            throw ClientRefused.metadata(
                    "token_endpoint_auth_method is none, client_secret_basic, client_secret_post or private_key_jwt.");
        if (method.equals("none") && has("client_credentials"))
            throw ClientRefused.metadata("A client without a secret or key cannot have client_credentials.");
        kept.put("token_endpoint_auth_method", method);
    }

    private void redirects() {
        List<String> redirects = texts("redirect_uris");
        if (has("authorization_code") && redirects.isEmpty())
            throw ClientRefused.redirect(
                    "redirect_uris: where people come back to; with authorization_code there is one.");
        redirects.forEach(uri -> {
            if (!isPlain(uri))
                throw ClientRefused.redirect("redirect_uris: " + uri
                        + " must be https (http on the machine itself), whole, without fragment, user and wildcard.");
        });
        if (!redirects.isEmpty()) redirects.forEach(kept.putArray("redirect_uris")::add);
    }

    private static boolean isPlain(String text) {
        try {
            URI uri = new URI(text);
            boolean safe = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost())));
            return safe
                    && uri.getHost() != null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && text.indexOf('*') < 0
                    && text.length() <= 2000;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void keys() {
        boolean proves = kept.path("token_endpoint_auth_method").asText().equals("private_key_jwt");
        if (proves && given.has("jwks") == given.has("jwks_uri"))
            throw ClientRefused.metadata("private_key_jwt needs either jwks or jwks_uri.");
        if (!given.has("jwks")) return;
        try {
            JWKSet set = JWKSet.parse(given.get("jwks").toString());
            if (set.isEmpty() || !set.getKeys().stream().allMatch(ClientMetadata::isGood))
                throw ClientRefused.metadata(
                        "jwks: public keys with kid, RSA of at least 2048 bits or EC on P-384, and nothing private.");
            kept.set("jwks", Json.read(set.toString()));
        } catch (ParseException | IllegalArgumentException e) {
            throw ClientRefused.metadata("jwks cannot be read: " + e.getMessage());
        }
    }

    private static boolean isGood(JWK key) {
        boolean strong = key instanceof RSAKey rsa
                ? rsa.size() >= 2048
                : key instanceof ECKey ec && ec.getCurve().equals(Curve.P_384);
        return strong && !key.isPrivate() && key.getKeyID() != null;
    }

    private void scope() {
        List<String> scopes = List.of(given.path("scope").asText("").strip().split("\\s+"));
        for (String scope : scopes) {
            boolean known = Granting.OTHERS.contains(scope) || Scope.of(scope).isPresent();
            if (!known) throw ClientRefused.metadata("scope: “" + scope + "” is none of SMART App Launch 2.");
            if (scope.startsWith("system/") && !has("client_credentials"))
                throw ClientRefused.metadata("scope: " + scope + " needs client_credentials.");
        }
        kept.put("scope", String.join(" ", scopes));
    }

    private void addresses() {
        for (String name : ADDRESSES) {
            String address = given.path(name).asText("");
            if (address.isEmpty()) continue;
            if (!isPlain(address)) throw ClientRefused.metadata(name + " must be a whole https address.");
            kept.put(name, address);
        }
    }

    private void rest() {
        String purpose = given.path("purpose").asText("");
        if (!purpose.isEmpty()) {
            if (Purpose.of(purpose).isEmpty())
                throw ClientRefused.metadata("purpose is a code of HL7's PurposeOfUse, such as TREAT.");
            kept.put("purpose", purpose);
        }
        List<String> contacts = texts("contacts");
        if (!contacts.isEmpty()) contacts.forEach(kept.putArray("contacts")::add);
    }

    private boolean has(String grant) {
        return kept.path("grant_types")
                .valueStream()
                .anyMatch(type -> type.asText().equals(grant));
    }

    private List<String> texts(String name) {
        return given.path(name).valueStream().map(JsonNode::asText).toList();
    }
}
