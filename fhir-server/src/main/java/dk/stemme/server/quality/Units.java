package dk.stemme.server.quality;

import dk.stemme.indicators.UnitTree;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The unit tree in rows: each unit, and all its ancestors. */
@Component
class Units {
    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Unit> find(String id) {
        return jdbc.sql("select id, parent, kind, name, organization from unit where id = ?")
                .param(id)
                .query(Units::unit)
                .optional();
    }

    /** All units by id, in one order always. */
    Map<String, Unit> all() {
        return jdbc
                .sql("select id, parent, kind, name, organization from unit order by id")
                .query(Units::unit)
                .list()
                .stream()
                .collect(Collectors.toMap(Unit::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    static UnitTree<String> tree(Map<String, Unit> units) {
        return UnitTree.of(units.keySet(), id -> units.get(id).parent());
    }

    /** Changes of the tree wait for each other, or two of them could close a circle that neither sees. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('stemme.units', 0))")
                .query((row, number) -> 1)
                .single();
    }

    /** Whether the way up from {@code from} comes by {@code id}. */
    boolean leadsTo(String from, String id) {
        return jdbc.sql(LEADS_TO).params(from, id).query(Boolean.class).single();
    }

    void save(Unit unit) {
        jdbc.sql(SAVE)
                .params(unit.id(), unit.parent(), unit.kind(), unit.name(), unit.organization())
                .update();
        refresh(unit.id());
    }

    void remove(String id) {
        jdbc.sql("delete from unit where id = ?").param(id).update();
        refresh(id);
    }

    /** What lies below the unit, itself included, whether or not its Location has come yet. */
    List<String> below(String id) {
        return jdbc.sql(BELOW + "select unit from below")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private void refresh(String id) {
        jdbc.sql(BELOW + "delete from unit_ancestor where unit in (select unit from below)")
                .param("id", id)
                .update();
        jdbc.sql(BELOW + ANCESTORS).param("id", id).update();
    }

    private static final String SAVE = """
            insert into unit (id, parent, kind, name, organization) values (?, ?, ?, ?, ?)
            on conflict (id) do update set parent = excluded.parent, kind = excluded.kind, name = excluded.name,
              organization = excluded.organization""";

    private static final String LEADS_TO = """
            with recursive up(unit) as (
              select ?::text collate "C"
              union select u.parent from unit u join up on u.id = up.unit where u.parent is not null)
            select exists (select 1 from up where unit = ?)""";

    private static final String BELOW = """
            with recursive below(unit) as (
              select :id::text collate "C" union select u.id from unit u join below b on u.parent = b.unit)
            """;

    private static final String ANCESTORS = """
            , up(unit, ancestor) as (
              select u.id, u.id from unit u join below b on b.unit = u.id
              union
              select up.unit, p.id from up join unit u on u.id = up.ancestor join unit p on p.id = u.parent)
            insert into unit_ancestor (unit, ancestor) select unit, ancestor from up""";

    private static Unit unit(ResultSet row, int number) throws SQLException {
        return new Unit(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
