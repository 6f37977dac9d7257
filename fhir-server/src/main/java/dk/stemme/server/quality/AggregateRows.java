package dk.stemme.server.quality;

import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Store.Draft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes aggregates to the store: many new ones at once. Earlier versions are not kept, since the difference of two
 * tells on those between them.
 */
@Component
class AggregateRows {
    private static final int AT_ONCE = 500;

    private final Store store;
    private final JdbcClient jdbc;

    AggregateRows(Store store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    void write(List<Draft> drafts) {
        Set<String> known = known(drafts);
        List<Draft> fresh = new ArrayList<>();
        Reach.asSystem(() -> {
            for (Draft draft : drafts) {
                if (!known.contains(draft.id())) fresh.add(draft);
                else store.findForUpdate(draft.type(), draft.id())
                        .ifPresent(before -> store.replace(before, draft.json(), false));
            }
            for (int from = 0; from < fresh.size(); from += AT_ONCE)
                store.createAll(fresh.subList(from, Math.min(from + AT_ONCE, fresh.size())));
            return null;
        });
    }

    private Set<String> known(List<Draft> drafts) {
        return new HashSet<>(jdbc.sql("select id from resource where type = 'Observation' and id = any(?)")
                .param(drafts.stream().map(Draft::id).toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
