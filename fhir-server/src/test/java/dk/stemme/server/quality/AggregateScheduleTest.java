package dk.stemme.server.quality;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The figures come by themselves. */
class AggregateScheduleTest extends QualityTest {

    @Test
    void withinAMinuteOfTheFifthAnswer() {
        String ward = unit("ward", unit("nation", ""));
        answer(ward, MARCH, "01233");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> aggregate(MEAN, ward, MARCH).isPresent());
    }
}
