package dk.stemme.server.access.login;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.CallerToken;
import dk.stemme.server.access.Grant;
import dk.stemme.server.access.Role;
import dk.stemme.server.demo.DemoPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** In the demonstration one signs in by choosing whom to be; a name is enough. */
@RestController
@Profile("demo")
class DemoSignIn implements SignIn {

    /** A person as the sign-in page shows them. */
    record Choice(String username, String name, String role, DemoPerson.Title title) {}

    @GetMapping("/demo/people")
    List<Choice> people() {
        return DemoPerson.all().stream()
                .map(person -> new Choice(person.username(), person.name(), person.role(), person.title()))
                .toList();
    }

    @Override
    public void configure(HttpSecurity http) {
        http.authenticationProvider(new People())
                .formLogin(form -> form.loginPage("/sign-in")
                        .successHandler((request, response, person) -> welcome(request, response))
                        .failureHandler(
                                (request, response, failure) -> response.setStatus(HttpStatus.UNAUTHORIZED.value())));
    }

    /** With the new session goes a new token against forgery. */
    private static void welcome(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) token.getToken();
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }

    private static final class People implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication chosen) {
            return DemoPerson.all().stream()
                    .filter(person -> person.username().equals(chosen.getName()))
                    .findFirst()
                    .map(person -> new CallerToken(caller(person)))
                    .orElseThrow(() -> new BadCredentialsException("Nobody of that name"));
        }

        @Override
        public boolean supports(Class<?> kind) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
        }
    }

    private static Caller caller(DemoPerson person) {
        Role role = Role.valueOf(person.role().toUpperCase(Locale.ROOT));
        return new Caller(
                person.username(),
                person.name(),
                role,
                person.fhirUser(),
                Set.copyOf(person.patients()),
                person.units().stream()
                        .map(unit -> new Caller.Unit(unit.reference(), unit.display()))
                        .toList(),
                Grant.session(role));
    }
}
