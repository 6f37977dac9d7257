package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Callers;
import dk.stemme.server.store.Json;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** What is kept of a grant besides its tokens: who it is, what the app asked, and what it is about. */
final class GrantDetails {
    /** The attribute of an authorization that holds its {@link LaunchContext}. */
    static final String LAUNCH = "launch";

    private GrantDetails() {}

    static String text(OAuth2Authorization authorization) {
        ObjectNode json = Json.object();
        Callers.of(authorization.<Authentication>getAttribute(Principal.class.getName()))
                .ifPresent(caller -> json.set("person", person(caller)));
        OAuth2AuthorizationRequest request = request(authorization);
        if (request != null) json.set("request", asked(request));
        json.put(LAUNCH, launch(authorization).text());
        return Json.write(json);
    }

    /** As the person chose it, else as the app was started. */
    static LaunchContext launch(OAuth2Authorization authorization) {
        LaunchContext chosen = authorization.getAttribute(LAUNCH);
        OAuth2AuthorizationRequest request = request(authorization);
        if (chosen != null || request == null) return chosen == null ? LaunchContext.NONE : chosen;
        return AppRequest.context(request.getAdditionalParameters());
    }

    static @Nullable OAuth2AuthorizationRequest request(OAuth2Authorization authorization) {
        return authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
    }

    static void into(OAuth2Authorization.Builder authorization, String text) {
        ObjectNode json = Json.read(text);
        authorization.attribute(LAUNCH, LaunchContext.of(json.path(LAUNCH).asText("{}")));
        if (json.get("person") instanceof ObjectNode person)
            authorization.attribute(Principal.class.getName(), Identity.person(plain(person)));
        if (json.has("request"))
            authorization.attribute(OAuth2AuthorizationRequest.class.getName(), asked(json.get("request")));
    }

    private static ObjectNode person(Caller caller) {
        return Claims.json(Identity.claims(caller, ""));
    }

    private static ObjectNode asked(OAuth2AuthorizationRequest request) {
        ObjectNode json = Json.object()
                .put("uri", request.getAuthorizationUri())
                .put("client", request.getClientId())
                .put("redirect", request.getRedirectUri())
                .put("state", request.getState());
        request.getScopes().forEach(json.putArray("scopes")::add);
        ObjectNode others = json.putObject("others");
        request.getAdditionalParameters().forEach((name, value) -> others.put(name, value.toString()));
        return json;
    }

    private static OAuth2AuthorizationRequest asked(JsonNode json) {
        Set<String> scopes = new LinkedHashSet<>();
        json.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(json.path("uri").asText())
                .clientId(json.path("client").asText())
                .redirectUri(word(json, "redirect"))
                .state(word(json, "state"))
                .scopes(scopes)
                .additionalParameters(plain((ObjectNode) json.path("others")))
                .build();
    }

    private static @Nullable String word(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name))
                .filter(node -> !node.isNull())
                .map(JsonNode::asText)
                .orElse(null);
    }

    private static Map<String, Object> plain(ObjectNode json) {
        return Claims.plain(json);
    }
}
