package dk.stemme.server.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds resources by an identifier, whatever the reach: for the application's own work at sign-in. */
@Component
public class Identified {
    private final JdbcClient jdbc;
    private final Store store;

    Identified(JdbcClient jdbc, Store store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** References to all of the type that have it, by the text itself: a key that two values share finds both. */
    public List<String> references(String type, String system, String value) {
        Long[] key = {Keys.of(type, "identifier", system + "|" + value)};
        return jdbc
                .sql("select id from resource where type = ? and keys @> ? and not deleted order by id")
                .params(type, key)
                .query(String.class)
                .list()
                .stream()
                .filter(id -> store.find(type, id)
                        .filter(found -> has(found, system, value))
                        .isPresent())
                .map(id -> type + "/" + id)
                .toList();
    }

    private static boolean has(Stored stored, String system, String value) {
        return stored.json()
                .path("identifier")
                .valueStream()
                .anyMatch(each -> each.path("system").asText().equals(system)
                        && each.path("value").asText().equals(value));
    }
}
