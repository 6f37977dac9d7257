package dk.stemme.server.exchange.bulk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code stemme.exports}.
 *
 * @param every how often the worker looks for new exports
 * @param keep how long an export can be fetched
 * @param downloads how many files and tables may be fetched at the same time; each holds a connection of the database
 */
@ConfigurationProperties("stemme.exports")
record ExportSettings(
        @DefaultValue("1s") Duration every,
        @DefaultValue("24h") Duration keep,
        @DefaultValue("4") int downloads) {}
