package dk.stemme.server.access.login;

import dk.stemme.server.store.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers requests that do not get as far as the FHIR server, as that would: with an OperationOutcome. */
final class Refused implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** RFC 6750, section 3: the header says how to authenticate, and what was wrong with the token if there was one. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String header = "Bearer realm=\"Stemme\"";
        String text = "Sign in, or send a bearer token.";
        int status = 401;
        if (failure instanceof OAuth2AuthenticationException refused) {
            OAuth2Error error = refused.getError();
            text = error.getDescription() == null ? "The token is not valid." : error.getDescription();
            header += ", error=\"%s\", error_description=\"%s\"".formatted(error.getErrorCode(), text);
            if (error instanceof BearerTokenError bearer)
                status = bearer.getHttpStatus().value();
        }
        response.setHeader("WWW-Authenticate", header);
        Refusal.of(status, status == 503 ? IssueType.TRANSIENT : IssueType.LOGIN, "", text)
                .send(response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        Refusal.of(
                        403,
                        IssueType.FORBIDDEN,
                        "",
                        "The request does not carry the token of its page (X-XSRF-TOKEN). Reload it.")
                .send(response);
    }
}
