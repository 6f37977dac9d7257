package dk.stemme.server.access.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A client's secret cannot be guessed by trying: after five failures from one address, each further one doubles the time
 * until the next try is looked at, up to a quarter of an hour. Other addresses of the same client are not kept waiting.
 */
@Component
@Order(-190) // before Spring Security, which checks the secret
class GuessDelay extends OncePerRequestFilter {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST = 100_000;

    /** Failures so far, and until when the next try is not looked at. */
    private record Failures(int count, Instant until) {}

    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(LONGEST.multipliedBy(2))
            .build();
    private final Clock clock;

    GuessDelay(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/oauth2/") || !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getRemoteAddr() + " " + client(request);
        Duration wait = wait(key);
        if (wait.toMillis() > 0) {
            refuse(response, wait);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) failed(key);
        else if (response.getStatus() < 400) failures.invalidate(key);
    }

    private Duration wait(String key) {
        Failures known = failures.getIfPresent(key);
        return known == null ? Duration.ZERO : Duration.between(clock.instant(), known.until);
    }

    private void failed(String key) {
        failures.asMap().compute(key, (same, before) -> {
            int count = before == null ? 1 : before.count + 1;
            return new Failures(count, clock.instant().plus(delay(count)));
        });
    }

    /** Nothing for the first five, then 1 s, 2 s, 4 s … */
    static Duration delay(int failures) {
        if (failures <= FREE) return Duration.ZERO;
        Duration delay = Duration.ofSeconds(1L << Math.min(failures - FREE - 1, 20));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    /** Whom it says to be, be it true or not. */
    private static String client(HttpServletRequest request) {
        String basic = basic(request.getHeader("Authorization"));
        if (basic != null) return basic;
        String named = request.getParameter("client_id");
        return named == null ? asserted(request.getParameter("client_assertion")) : named;
    }

    private static String asserted(@Nullable String assertion) {
        try {
            String subject = assertion == null
                    ? null
                    : JWTParser.parse(assertion).getJWTClaimsSet().getSubject();
            return subject == null ? "" : subject;
        } catch (ParseException e) {
            return "";
        }
    }

    private static @Nullable String basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) return null;
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring(6).strip());
            return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** RFC 6749, section 5.2, has no word for it; the status and the header say it (RFC 6585, section 4). */
    private static void refuse(HttpServletResponse response, Duration wait) throws IOException {
        long seconds = wait.toSeconds() + 1;
        response.setStatus(429);
        response.setHeader("Retry-After", Long.toString(seconds));
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        String text = "{\"error\":\"invalid_client\",\"error_description\":\"Too many failed tries. Wait %d s.\"}";
        response.getOutputStream().write(text.formatted(seconds).getBytes(StandardCharsets.UTF_8));
    }
}
