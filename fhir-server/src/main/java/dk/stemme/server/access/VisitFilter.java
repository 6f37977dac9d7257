package dk.stemme.server.access;

import dk.stemme.server.store.Reach;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens and closes the {@link Visit}, and narrows the store to what the caller reaches meanwhile. */
public final class VisitFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = Callers.current().orElse(null);
        Visit.begin(new Visit(caller, Origin.of(request)));
        Reach.set(Rules.get().reach(caller));
        try {
            chain.doFilter(request, response);
        } finally {
            Reach.clear();
            Visit.end();
        }
    }
}
