package dk.stemme.server.quality;

import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Store.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes aggregates to the store, some hundreds at once. Earlier versions are not kept, since the difference of two
 * tells on those between them.
 */
@Component
class AggregateRows {
    private static final String TYPE = "Observation";
    private static final int AT_ONCE = 500;

    private final Store store;
    private final JdbcClient jdbc;

    AggregateRows(Store store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    void write(List<Figure> figures, Instant issued) {
        for (int from = 0; from < figures.size(); from += AT_ONCE) {
            List<Figure> some = figures.subList(from, Math.min(from + AT_ONCE, figures.size()));
            Reach.asSystem(() -> writeSome(some, issued));
        }
    }

    private int writeSome(List<Figure> figures, Instant issued) {
        Set<String> known = known(figures);
        List<Draft> fresh = new ArrayList<>();
        for (Figure figure : figures) {
            String id = figure.id();
            if (known.contains(id))
                store.findForUpdate(TYPE, id).ifPresent(before -> store.replace(before, figure.json(issued), false));
            else fresh.add(new Draft(TYPE, id, figure.json(issued)));
        }
        if (!fresh.isEmpty()) store.createAll(fresh);
        return figures.size();
    }

    private Set<String> known(List<Figure> figures) {
        return new HashSet<>(jdbc.sql("select id from resource where type = ? and id = any(?)")
                .params(TYPE, figures.stream().map(Figure::id).toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
