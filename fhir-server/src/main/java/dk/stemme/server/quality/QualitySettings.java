package dk.stemme.server.quality;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code stemme.quality}.
 *
 * @param every how often the worker looks whether figures are to be counted
 * @param patience how long it waits for a stream of answers to pause before it counts nevertheless
 * @param floor the fewest persons a figure may be about, and the fewest new answers between two versions
 */
@ConfigurationProperties("stemme.quality")
record QualitySettings(
        @DefaultValue("2s") Duration every,
        @DefaultValue("40s") Duration patience,
        @DefaultValue("5") int floor) {}
