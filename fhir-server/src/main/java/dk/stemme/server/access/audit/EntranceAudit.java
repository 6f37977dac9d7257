package dk.stemme.server.access.audit;

import com.nimbusds.jwt.JWTParser;
import dk.stemme.server.access.Callers;
import dk.stemme.server.access.Origin;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Puts on record who signs in and out, who fails to, and which tokens are issued (DICOM's user authentication, IHE BALP's
 * pattern of ITI-71). It hears of them by Spring Security's events.
 */
@Component
public class EntranceAudit {
    private static final int LONGEST_NAME = 100;

    private final AuditQueue queue;

    EntranceAudit(AuditQueue queue) {
        this.queue = queue;
    }

    /** An access token of ours; what it says is in it, for us to read. */
    @EventListener
    void issued(AuthenticationSuccessEvent event) {
        if (!(event.getAuthentication() instanceof OAuth2AccessTokenAuthenticationToken issued)) return;
        OAuth2AccessToken token = issued.getAccessToken();
        String request = "grant_type=" + grantType() + " scope=" + String.join(" ", new TreeSet<>(token.getScopes()));
        Callers.bearer(claims(token.getTokenValue()))
                .ifPresent(caller -> queue.note(List.of(Entrance.token(caller, Masked.text(request), origin()))));
    }

    private static Map<String, Object> claims(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getClaims();
        } catch (ParseException e) {
            return Map.of();
        }
    }

    private static String grantType() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                ? String.valueOf(here.getRequest().getParameter("grant_type"))
                : "";
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        Callers.of(event.getAuthentication())
                .ifPresent(caller -> queue.note(List.of(Entrance.signedIn(caller, origin()))));
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        Callers.of(event.getAuthentication())
                .ifPresent(caller -> queue.note(List.of(Entrance.signedOut(caller, origin()))));
    }

    /** Of people only: a bad token is refused like any request that says nothing of who sends it. */
    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        boolean person = event.getAuthentication() instanceof UsernamePasswordAuthenticationToken
                || event.getAuthentication() instanceof OAuth2LoginAuthenticationToken;
        if (person)
            queue.note(
                    List.of(Entrance.refused(shortened(event.getAuthentication().getName()), null, origin())));
    }

    private static String shortened(@Nullable String name) {
        String text = Masked.text(String.valueOf(name).replaceAll("\\p{Cntrl}", " "));
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }

    private static Origin origin() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                ? Origin.of(here.getRequest())
                : Origin.NONE;
    }
}
