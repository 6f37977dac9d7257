package dk.stemme.server.exchange.subscription;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code stemme.subscriptions}.
 *
 * @param every how often the worker looks for changes and for notifications that are due
 * @param firstRetry how long after a failure it tries again; twice that after the next, and so on
 * @param longestWait the most it waits between two tries
 * @param attempts failures in a row until the subscription is in error
 * @param timeout the most one notification may take
 * @param privateHosts names and addresses in one's own network that may be told, also without TLS; none by default
 */
@ConfigurationProperties("stemme.subscriptions")
record SubscriptionSettings(
        @DefaultValue("1s") Duration every,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("1h") Duration longestWait,
        @DefaultValue("12") int attempts,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue List<String> privateHosts) {

    Duration waitAfter(int failures) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
