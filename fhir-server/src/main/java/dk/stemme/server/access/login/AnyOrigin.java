package dk.stemme.server.access.login;

import java.time.Duration;
import java.util.List;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Where a bearer token or nothing is sent, and no cookie counts, scripts of any origin may call: apps in a browser (SMART
 * App Launch 2.2, Considerations for CORS support), CDS clients (CDS Hooks 2.0, Cross-Origin Resource Sharing).
 */
public final class AnyOrigin {
    private AnyOrigin() {}

    /** At these paths but not at those. */
    public static UrlBasedCorsConfigurationSource at(String[] paths, String... but) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(List.of(
                "Origin",
                "Accept",
                "Content-Location",
                "ETag",
                "Last-Modified",
                "Location",
                "Retry-After",
                "X-Progress"));
        cors.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource there = new UrlBasedCorsConfigurationSource();
        for (String path : paths) if (!List.of(but).contains(path)) there.registerCorsConfiguration(path, cors);
        return there;
    }
}
