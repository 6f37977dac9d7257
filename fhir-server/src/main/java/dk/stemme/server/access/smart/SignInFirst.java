package dk.stemme.server.access.smart;

import dk.stemme.server.access.Callers;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever comes from an app and is not signed in, or shall sign in again, does that first and then goes on
 * ({@code prompt} of OpenID Connect Core 1.0, section 3.1.2.1).
 */
@Component
class SignInFirst implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        send(request, response);
    }

    /** An app that wants no page at all is told that somebody would have to sign in. */
    static boolean mustNotAsk(HttpServletRequest request) {
        return request.getRequestURI().endsWith(AuthorizationServer.AUTHORIZE)
                && prompts(request).equals(List.of("none"));
    }

    /** Ends the session before an app that wants its person to sign in again. */
    Filter again() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                boolean again = "GET".equals(request.getMethod())
                        && request.getRequestURI().endsWith(AuthorizationServer.AUTHORIZE)
                        && prompts(request).contains("login")
                        && Callers.current().isPresent();
                if (!again) {
                    chain.doFilter(request, response);
                    return;
                }
                HttpSession session = request.getSession(false);
                if (session != null) session.invalidate();
                SecurityContextHolder.clearContext();
                send(request, response);
            }
        };
    }

    private static List<String> prompts(HttpServletRequest request) {
        String prompt = request.getParameter("prompt");
        return prompt == null ? List.of() : List.of(prompt.split(" "));
    }

    /** Back to the same question; {@code prompt=login} is thereby fulfilled. */
    private static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        String rest = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.equals("prompt=login"))
                .collect(Collectors.joining("&"));
        String back = AuthorizationServer.AUTHORIZE + "?" + rest;
        response.sendRedirect("/sign-in?continue=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }
}
