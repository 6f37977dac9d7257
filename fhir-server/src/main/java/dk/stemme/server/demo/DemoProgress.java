package dk.stemme.server.demo;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the demo's history has come, for the banner: {@code GET /demo/progress}. */
@RestController
@Profile("demo")
class DemoProgress {
    /** Responses so far, of how many; done when all else is in place too. */
    record State(int responses, int of, boolean done) {}

    private final AtomicInteger responses = new AtomicInteger();
    private volatile int of;
    private volatile boolean done;

    @GetMapping("/demo/progress")
    State state() {
        return new State(Math.min(responses.get(), of), of, done);
    }

    void expect(int total) {
        of = total;
    }

    void count(int more) {
        responses.addAndGet(more);
    }

    void finish() {
        done = true;
    }
}
