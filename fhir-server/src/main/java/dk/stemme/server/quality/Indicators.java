package dk.stemme.server.quality;

import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Search;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The indicators that are computed: all active Measures. */
@Component
class Indicators {
    private static final Map<String, List<String>> ACTIVE =
            Map.of("status", List.of("active"), "_count", List.of("1000"));

    private final Search search;

    Indicators(Search search) {
        this.search = search;
    }

    List<Indicator> active() {
        return Reach.asSystem(() -> search.page("Measure", ACTIVE, true)).matches().stream()
                .map(stored -> Indicator.of(stored.json()))
                .flatMap(Optional::stream)
                .toList();
    }
}
