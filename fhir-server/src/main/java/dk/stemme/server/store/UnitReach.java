package dk.stemme.server.store;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a unit is the caller's own: one of the units they work in, or below one; to systems every unit is. */
@Component
public class UnitReach {
    private final JdbcClient jdbc;

    UnitReach(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param unit bare Location id */
    public boolean isOwn(String unit) {
        Reach reach = Reach.current();
        if (reach.isEverywhere()) return true;
        return !reach.units().isEmpty()
                && jdbc.sql("select exists (select 1 from unit_ancestor where unit = ? and ancestor = any(?))")
                        .params(unit, reach.units().toArray(String[]::new))
                        .query(Boolean.class)
                        .single();
    }

    /** What the caller reaches of the people in treatment in this unit or below it. */
    public static Reach of(String unit) {
        return new Reach.Both(Reach.current(), new Reach.Units(Set.of(unit)));
    }
}
