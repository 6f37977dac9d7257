package dk.stemme.server.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * New rows that a transaction will write: they wait until just before its commit and then go in one message. Whoever
 * reads a table in the meantime writes what waits for it first.
 */
@Component
public class Pending {
    /** Where rows of a kind go. */
    public interface Table<T> {
        void insert(List<T> rows, Writes writes);
    }

    private final JdbcTemplate jdbc;

    Pending(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Only an open transaction can wait; without one the rows are written at once. */
    public <T> void add(Table<T> table, List<T> rows) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) insert(table, rows);
        else tables().<T>of(table).addAll(rows);
    }

    /** What waits for this table in the open transaction. */
    public <T> List<T> waiting(Table<T> table) {
        Tables tables = (Tables) TransactionSynchronizationManager.getResource(this);
        return tables == null ? List.of() : tables.of(table);
    }

    /** Writes what waits for this table now. */
    public <T> void write(Table<T> table) {
        List<T> rows = List.copyOf(waiting(table));
        if (rows.isEmpty()) return;
        tables().of(table).clear();
        insert(table, rows);
    }

    private <T> void insert(Table<T> table, List<T> rows) {
        Writes writes = new Writes(jdbc);
        table.insert(rows, writes);
        writes.send();
    }

    private Tables tables() {
        Tables tables = (Tables) TransactionSynchronizationManager.getResource(this);
        if (tables != null) return tables;
        Tables opened = new Tables();
        TransactionSynchronizationManager.bindResource(this, opened);
        TransactionSynchronizationManager.registerSynchronization(opened);
        return opened;
    }

    /** The rows of one transaction, by table. */
    private final class Tables implements TransactionSynchronization {
        private final Map<Table<?>, List<?>> rows = new LinkedHashMap<>();

        @SuppressWarnings("unchecked")
        <T> List<T> of(Table<T> table) {
            return (List<T>) rows.computeIfAbsent(table, any -> new ArrayList<>());
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            Writes writes = new Writes(jdbc);
            rows.keySet().forEach(table -> insert(table, writes));
            writes.send();
            rows.clear();
        }

        private <T> void insert(Table<T> table, Writes writes) {
            if (!of(table).isEmpty()) table.insert(List.copyOf(of(table)), writes);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Pending.this);
        }
    }
}
