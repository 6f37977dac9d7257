package dk.stemme.server.access.erase;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code stemme.retention}.
 *
 * @param erase what is done with patients who need not be kept any longer
 * @param every how often they are looked for
 */
@ConfigurationProperties("stemme.retention")
record RetentionSettings(
        @DefaultValue("off") Erase erase,
        @DefaultValue("24h") Duration every) {

    /** What the daily look does. */
    enum Erase {
        OFF,
        /** Tells in the log how many there are. */
        DRY_RUN,
        ON
    }
}
