package dk.stemme.server.access.login;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a minute one may send to one node before being told to wait; bursts of a quarter of it are taken at
 * once.
 *
 * @param person somebody signed in
 * @param client a system or app, by its token
 * @param stranger an address from which nobody is known
 */
@ConfigurationProperties("stemme.limits")
record Limits(
        @DefaultValue("1200") int person,
        @DefaultValue("600000") int client,
        @DefaultValue("1200") int stranger) {}
