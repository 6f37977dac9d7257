package dk.stemme.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Decides at start whether this is a trial on one's own machine: with the embedded database the server listens on
 * loopback, and only then the demo profile is on by itself. Anywhere else it must be named, and without it an issuer.
 */
public class Surroundings implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean embedded = !environment.containsProperty("spring.datasource.url");
        if (embedded && !environment.containsProperty("server.address"))
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("loopback", Map.of("server.address", "127.0.0.1")));
        boolean unnamed = environment.getActiveProfiles().length == 0 && !environment.containsProperty("stemme.issuer");
        if (embedded && unnamed && onLoopback(environment)) environment.addActiveProfile("demo");
        if (!environment.matchesProfiles("demo") && !environment.containsProperty("stemme.issuer"))
            throw new IllegalStateException(
                    "Nobody could sign in: set STEMME_ISSUER to the address of your OpenID Connect issuer. To try Stemme"
                            + " with invented people and data instead, set SPRING_PROFILES_ACTIVE=demo.");
    }

    private static boolean onLoopback(ConfigurableEnvironment environment) {
        try {
            return InetAddress.getByName(environment.getProperty("server.address", "0.0.0.0"))
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
