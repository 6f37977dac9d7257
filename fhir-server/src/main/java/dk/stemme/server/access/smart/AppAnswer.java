package dk.stemme.server.access.smart;

import dk.stemme.server.store.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sends the person back to the app, with a code or an error, and always with who says so ({@code iss}): an app that uses
 * several servers is not led to give one's code to another (RFC 9207). Where the way back is not known to be the app's,
 * nobody is sent anywhere.
 */
@Component
class AppAnswer implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private final OwnAddress address;

    AppAnswer(OwnAddress address) {
        this.address = address;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        OAuth2AuthorizationCodeRequestAuthenticationToken app =
                (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        Map<String, @Nullable String> answer = new LinkedHashMap<>();
        answer.put(
                "code",
                app.getAuthorizationCode() == null
                        ? ""
                        : app.getAuthorizationCode().getTokenValue());
        send(response, app, answer);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = ((OAuth2AuthenticationException) failure).getError();
        OAuth2AuthorizationCodeRequestAuthenticationToken app =
                failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException known
                        ? known.getAuthorizationCodeRequestAuthentication()
                        : null;
        Map<String, @Nullable String> answer = new LinkedHashMap<>();
        answer.put("error", error.getErrorCode());
        answer.put("error_description", error.getDescription());
        if (app == null || app.getRedirectUri() == null || app.getRedirectUri().isBlank()) refuse(response, answer);
        else send(response, app, answer);
    }

    private void send(
            HttpServletResponse response,
            OAuth2AuthorizationCodeRequestAuthenticationToken app,
            Map<String, @Nullable String> answer) {
        answer.put("state", app.getState());
        answer.put("iss", address.base());
        UriComponentsBuilder back = UriComponentsBuilder.fromUriString(String.valueOf(app.getRedirectUri()));
        answer.forEach((name, value) -> {
            if (value != null && !value.isEmpty())
                back.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        });
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", back.build(true).toUriString());
    }

    private static void refuse(HttpServletResponse response, Map<String, @Nullable String> answer) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        var json = Json.object();
        answer.forEach(json::put);
        response.getOutputStream().write(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }
}
