package dk.stemme.server.access.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Callers;
import dk.stemme.server.store.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody can take the service from others by asking too often: each person, client and unknown address has a bucket. */
@Component
@Order(0) // after Spring Security, which knows who it is
class RateLimit extends OncePerRequestFilter {
    private static final int MOST = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();
    private final Limits limits;

    RateLimit(Limits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsumptionProbe probe = bucket(request).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) chain.doFilter(request, response);
        else refuse(response, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(HttpServletRequest request) {
        Optional<Caller> caller = Callers.current();
        if (caller.isEmpty()) return bucket("address " + request.getRemoteAddr(), limits.stranger());
        String client = caller.get().grant().client();
        return client.isEmpty()
                ? bucket("person " + caller.get().subject(), limits.person())
                : bucket("client " + client + " " + caller.get().subject(), limits.client());
    }

    private Bucket bucket(String key, int perMinute) {
        return buckets.get(
                key,
                fresh -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(Math.max(1, perMinute / 4))
                                .refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }

    private static void refuse(HttpServletResponse response, Duration wait) throws IOException {
        long seconds = wait.toSeconds() + 1;
        response.setHeader("Retry-After", Long.toString(seconds));
        Refusal.of(429, IssueType.THROTTLED, "", "Too many requests. Wait " + seconds + " s, then go on.")
                .send(response);
    }
}
