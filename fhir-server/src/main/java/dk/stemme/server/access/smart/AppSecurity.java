package dk.stemme.server.access.smart;

import dk.stemme.server.access.VisitFilter;
import dk.stemme.server.access.login.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** The way to what our pages ask about apps, by session only; and the one page from which a form leads to an app. */
@Configuration(proxyBeanMethods = false)
class AppSecurity {
    private static final String[] QUESTIONS = {
        "/approval", "/approvals/**", "/apps", "/launches", "/clients", "/clients/**"
    };

    @Bean
    @Order(2)
    SecurityFilterChain appChain(HttpSecurity http) {
        return http.securityMatcher(QUESTIONS)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(SecurityHeaders::csrf)
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .headers(SecurityHeaders.with(SecurityHeaders.DATA))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterAfter(new VisitFilter(), AuthorizationFilter.class)
                .build();
    }

    /** After the form the browser is sent on to the app, which its policy must allow (CSP 3, form-action). */
    @Bean
    @Order(2)
    SecurityFilterChain approvalChain(HttpSecurity http, Clients clients) {
        return http.securityMatcher("/approve")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(SecurityHeaders::csrf)
                .headers(SecurityHeaders.with(SecurityHeaders.PAGES))
                .headers(headers -> headers.addHeaderWriter(
                        (request, response) -> response.setHeader("Content-Security-Policy", policy(request, clients))))
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static String policy(HttpServletRequest request, Clients clients) {
        String client = request.getParameter("client_id");
        String origins = client == null
                ? ""
                : clients.find(client).map(Client::redirectUris).orElse(List.of()).stream()
                        .map(AppSecurity::origin)
                        .distinct()
                        .map(origin -> " " + origin)
                        .collect(Collectors.joining());
        return SecurityHeaders.PAGES.replace("form-action 'self'", "form-action 'self'" + origins);
    }

    /** At this machine an app may have any port. */
    private static String origin(String redirect) {
        URI uri = URI.create(redirect);
        boolean here = "http".equals(uri.getScheme());
        return uri.getScheme() + "://" + (here ? uri.getHost() + ":*" : uri.getRawAuthority());
    }
}
