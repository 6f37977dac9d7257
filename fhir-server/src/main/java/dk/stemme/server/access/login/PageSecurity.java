package dk.stemme.server.access.login;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;

/** The way to the web pages and what they need: open to all, since they hold no data. What is not named is not there. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    private static final String[] PAGES = {
        "/",
        "/index.html",
        "/sign-in",
        "/approve",
        "/patient/**",
        "/clinic/**",
        "/quality/**",
        "/admin/**",
        "/open/**",
        "/designer/**"
    };
    private static final String[] FILES = {
        "/assets/**", "/*.svg", "/*.ico", "/*.png", "/*.txt", "/*.webmanifest", "/package.tgz", "/openapi.json", "/api"
    };
    private static final String[] QUESTIONS = {"/session", "/demo/people", "/demo/progress", "/actuator/health/**"};

    @Bean
    @Order(3)
    SecurityFilterChain pageChain(HttpSecurity http, ObjectProvider<SignIn> signIn) {
        signIn.ifAvailable(way -> way.configure(http));
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(PAGES)
                                .permitAll()
                                .requestMatchers(FILES)
                                .permitAll()
                                .requestMatchers(QUESTIONS)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .csrf(SecurityHeaders::csrf)
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .deleteCookies("JSESSIONID")
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .headers(SecurityHeaders.with(SecurityHeaders.PAGES))
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }
}
