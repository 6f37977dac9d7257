package dk.stemme.server.fhir;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** What changes only with the software may be kept, and is asked for again by its ETag: 304 to those who have it. */
@Configuration(proxyBeanMethods = false)
class Revalidation {
    @Bean
    FilterRegistrationBean<Tagging> tagging() {
        Tagging tagging = new Tagging();
        tagging.setWriteWeakETag(true); // a strong one would forbid compression
        var registration = new FilterRegistrationBean<>(tagging);
        registration.addUrlPatterns(FhirConfiguration.PATH + "/metadata", "/package.tgz", "/openapi.json", "/api");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }

    /** Says that an answer may be kept before anybody says that it may not. */
    private static final class Tagging extends ShallowEtagHeaderFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            response.setHeader("Cache-Control", "no-cache");
            super.doFilterInternal(request, response, chain);
        }
    }
}
