package dk.stemme.server.pathway;

import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which packages of care a person's pathway (CarePlan) carries out: its instantiatesCanonical. */
@Component
public class CarePlans {
    private final Search search;

    CarePlans(Search search) {
        this.search = search;
    }

    /** @param carePlan bare id, null when the response belongs to no pathway */
    public List<String> pathways(@Nullable String carePlan) {
        return carePlan == null ? List.of() : pathways(List.of(carePlan)).getOrDefault(carePlan, List.of());
    }

    /** The same for up to 1,000 at once, by id. */
    public Map<String, List<String>> pathways(Collection<String> carePlans) {
        if (carePlans.isEmpty()) return Map.of();
        Map<String, List<String>> query =
                Map.of("_id", List.of(String.join(",", carePlans)), "_count", List.of("1000"));
        Map<String, List<String>> found = new HashMap<>();
        Reach.asSystem(() -> search.page("CarePlan", query, true))
                .matches()
                .forEach(carePlan -> found.put(carePlan.id(), instantiated(carePlan)));
        return found;
    }

    private static List<String> instantiated(Stored carePlan) {
        List<String> canonicals = new ArrayList<>();
        carePlan.json().path("instantiatesCanonical").forEach(canonical -> canonicals.add(canonical.asText()));
        return canonicals;
    }
}
