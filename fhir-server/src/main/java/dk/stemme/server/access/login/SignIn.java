package dk.stemme.server.access.login;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** How people sign in to the web pages. */
interface SignIn {
    void configure(HttpSecurity http);
}
