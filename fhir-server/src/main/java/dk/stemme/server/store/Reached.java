package dk.stemme.server.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For what was found by SQL of another shape than a search: which of it lies within the caller's reach, by the same clause. */
@Component
public class Reached {
    private final JdbcClient jdbc;

    Reached(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those within reach, in the same order. */
    public List<Stored> of(List<Stored> found) {
        List<Clause> either = new ArrayList<>();
        for (String type : found.stream().map(Stored::type).distinct().toList()) {
            String[] ids = found.stream()
                    .filter(stored -> stored.type().equals(type))
                    .map(Stored::id)
                    .toArray(String[]::new);
            Clause these = Clause.of("r.type = ? and r.id = any(?)", type, ids);
            either.add(Clause.both(these, Reach.current().narrow(type)));
        }
        Clause where = Clause.any(either);
        Set<String> within = new HashSet<>(jdbc.sql("select r.type || '/' || r.id from resource r where " + where.sql())
                .params(where.args())
                .query(String.class)
                .list());
        return found.stream()
                .filter(stored -> within.contains(stored.reference()))
                .toList();
    }

    /** References to what lies within reach of a type, in the order of their ids, no more than {@code most}. */
    public List<String> references(String type, int most) {
        Clause where = Reach.current().narrow(type);
        return jdbc
                .sql("select r.id from resource r where r.type = ? and not r.deleted and " + where.sql()
                        + " order by r.id limit ?")
                .param(type)
                .params(where.args())
                .param(most)
                .query(String.class)
                .list()
                .stream()
                .map(id -> type + "/" + id)
                .toList();
    }
}
