package dk.stemme.server.access.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code stemme.audit}.
 *
 * @param sealEvery how often what has been recorded since is sealed
 */
@ConfigurationProperties("stemme.audit")
record AuditSettings(@DefaultValue("10s") Duration sealEvery) {}
