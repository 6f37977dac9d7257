package dk.stemme.server.pages;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Every address within an application shows its one page; which view of it, the page's own script decides. */
@Configuration(proxyBeanMethods = false)
class Pages {
    private static final List<String> PORTAL = List.of(
            "/",
            "/index.html",
            "/sign-in",
            "/approve",
            "/patient/**",
            "/clinic/**",
            "/quality/**",
            "/admin/**",
            "/open/**");
    /** What is a file by its name; an address may have dots too ({@code /designer/phq9-1.0.0}). */
    private static final Set<String> FILES = Set.of("js", "css", "svg", "png", "ico", "woff2", "map", "json", "txt");

    @Bean
    RouterFunction<ServerResponse> applications() {
        RequestPredicate portal = PORTAL.stream()
                .map(address -> GET(address))
                .reduce(RequestPredicate::or)
                .orElseThrow();
        RequestPredicate designer = GET("/designer/**")
                .and(path("/designer/assets/**").or(Pages::isFile).negate());
        return RouterFunctions.route(portal, request -> page("index.html"))
                .andRoute(designer, request -> page("designer/index.html"));
    }

    private static boolean isFile(ServerRequest request) {
        String path = request.path();
        return FILES.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    private static ServerResponse page(String file) {
        ClassPathResource page = new ClassPathResource("META-INF/resources/" + file);
        if (!page.exists()) return unbuilt();
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(page);
    }

    private static ServerResponse unbuilt() {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.TEXT_PLAIN)
                .body(
                        "The web pages were not built: install Node 20 or later and build again. /fhir works without them.");
    }
}
