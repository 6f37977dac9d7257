package dk.stemme.server.quality;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Numbers by what was counted, and by unit.
 *
 * @param <K> what was counted
 */
final class Tally<K, V> {
    private final Map<K, Map<String, V>> numbers = new HashMap<>();

    /** @param unit the column of the unit's id */
    static <K, V> Tally<K, V> read(StatementSpec asked, RowMapper<K> key, int unit, RowMapper<V> value) {
        Tally<K, V> tally = new Tally<>();
        asked.query(row -> {
            tally.put(key.mapRow(row, 0), row.getString(unit), value.mapRow(row, 0));
        });
        return tally;
    }

    private void put(K key, String unit, V value) {
        numbers.computeIfAbsent(key, each -> new HashMap<>()).put(unit, value);
    }

    /** By unit; empty when nothing was counted. */
    Map<String, V> of(K key) {
        return numbers.getOrDefault(key, Map.of());
    }
}
