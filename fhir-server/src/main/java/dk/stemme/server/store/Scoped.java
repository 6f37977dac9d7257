package dk.stemme.server.store;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a role reaches, less what the scopes of a token leave out. */
public record Scoped(Reach role, List<Granted> scopes) implements Reach {

    /**
     * What one scope grants.
     *
     * @param type a resource type or *
     * @param letters of c, r, u, d, s
     * @param within what it is about; null for all that the role reaches
     * @param filter a search that rows must match, empty for none
     */
    public record Granted(
            String type, String letters, @Nullable Reach within, String filter) {
        boolean covers(String other, Use use) {
            return (type.equals("*") || type.equals(other)) && use.isAmong(letters);
        }

        Clause narrow(String other, Use use) {
            Clause of = within == null ? Clause.TRUE : within.narrow(other, use);
            return Clause.both(of, ScopeFilter.of(other, filter));
        }
    }

    @Override
    public Clause narrow(String type, Use use) {
        List<Clause> granted = scopes.stream()
                .filter(scope -> scope.covers(type, use))
                .map(scope -> scope.narrow(type, use))
                .toList();
        return Clause.both(role.narrow(type, use), Clause.any(granted));
    }

    @Override
    public Set<String> units() {
        return role.units();
    }

    @Override
    public boolean isEverywhere() {
        return role.isEverywhere();
    }
}
