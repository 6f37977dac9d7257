package dk.stemme.server.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.CallerToken;
import dk.stemme.server.access.Grant;
import dk.stemme.server.access.Role;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

class RateLimitTest {
    private final RateLimit limit = new RateLimit(new Limits(40, 400, 8));

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aStrangerMayAskAQuarterOfAMinutesShareAtOnceAndIsThenToldToWait() throws Exception {
        assertThat(ask("10.0.0.1").getStatus()).isEqualTo(200);
        assertThat(ask("10.0.0.1").getStatus()).isEqualTo(200);
        MockHttpServletResponse refused = ask("10.0.0.1");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isPositive();
        assertThat(refused.getContentAsString()).contains("\"throttled\"");
    }

    @Test
    void whatOneUsesUpIsNotTakenFromAnother() throws Exception {
        for (int i = 0; i < 3; i++) ask("10.0.0.1");
        assertThat(ask("10.0.0.2").getStatus()).isEqualTo(200);
        become(Role.CLINICIAN, "mette");
        for (int i = 0; i < 10; i++) assertThat(ask("10.0.0.1").getStatus()).isEqualTo(200);
        assertThat(ask("10.0.0.1").getStatus()).isEqualTo(429);
        become(Role.CLINICIAN, "jonas");
        assertThat(ask("10.0.0.1").getStatus()).isEqualTo(200);
    }

    @Test
    void probesOfHealthAreNotCounted() throws Exception {
        for (int i = 0; i < 10; i++)
            assertThat(ask("10.0.0.3", "/actuator/health").getStatus()).isEqualTo(200);
    }

    private static void become(Role role, String subject) {
        SecurityContextHolder.getContext()
                .setAuthentication(new CallerToken(
                        new Caller(subject, subject, role, "", Set.of(), List.of(), Grant.session(role))));
    }

    private MockHttpServletResponse ask(String address) throws ServletException, IOException {
        return ask(address, "/fhir/metadata");
    }

    private MockHttpServletResponse ask(String address, String path) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
