package dk.stemme.server.pages;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Files whose names carry a hash of their content never change, so a browser need not ask again. */
@Configuration(proxyBeanMethods = false)
class Files implements WebMvcConfigurer {
    private static final String HASHED = "{file:.+-[A-Za-z0-9_-]{8}[.][a-z0-9]+}";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        kept(registry, "/assets/*/" + HASHED, "assets/");
        kept(registry, "/designer/assets/" + HASHED, "designer/assets/");
    }

    private static void kept(ResourceHandlerRegistry registry, String pattern, String folder) {
        registry.addResourceHandler(pattern)
                .addResourceLocations("classpath:/META-INF/resources/" + folder)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }
}
