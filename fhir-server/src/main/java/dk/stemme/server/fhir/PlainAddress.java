package dk.stemme.server.fhir;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Parameters within a path, such as {@code ;jsessionid=…}, mean nothing here, and Spring stumbles over some. */
@Component
@Order(-210)
class PlainAddress extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().indexOf(';') >= 0)
            EarlyRefusal.of(HttpServletResponse.SC_BAD_REQUEST).send(response);
        else chain.doFilter(request, response);
    }
}
