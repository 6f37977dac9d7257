package dk.stemme.server.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After an upgrade that changed the {@link SearchTable}: writes the search values of all resources anew, some at a time,
 * while the server works. One node does so at a time; one that is killed at it is followed where it stopped.
 */
@Component
@Order(0)
class Reindexing implements ApplicationRunner, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Reindexing.class);
    private static final int AT_ONCE = 500;

    private final Rows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String digest = SearchTable.get().digest();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    Reindexing(Rows rows, JdbcClient jdbc, TransactionTemplate transaction) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A new database has nothing to write anew. */
    @Override
    public void run(ApplicationArguments arguments) {
        jdbc.sql("""
                        insert into search_index (digest, done)
                        select ?, case when exists (select from resource) then null else now() end
                        on conflict do nothing""").param(digest).update();
        if (position().isPresent()) thread.execute(this::all);
        else thread.shutdown();
    }

    private Optional<Map<String, Object>> position() {
        return jdbc
                .sql("select type, id from search_index where digest = ? and done is null for update skip locked")
                .param(digest)
                .query()
                .listOfRows()
                .stream()
                .findFirst();
    }

    void all() {
        LOG.info("Search values are written anew: what resources can be found by has changed");
        try {
            while (!thread.isShutdown() && Boolean.TRUE.equals(transaction.execute(status -> some()))) {}
        } catch (DataAccessException | TransactionException e) {
            LOG.error("Search values were not all written anew; the next start goes on", e);
        }
    }

    /** @return whether there may be more */
    private boolean some() {
        Map<String, Object> at = position().orElse(null);
        if (at == null) return false;
        Stored last = rows.index((String) at.get("type"), (String) at.get("id"), AT_ONCE);
        if (last == null) {
            jdbc.sql("update search_index set done = now() where digest = ?")
                    .param(digest)
                    .update();
            jdbc.sql("delete from search_index where digest <> ?").param(digest).update();
            LOG.info("Search values are written anew, all of them");
            return false;
        }
        jdbc.sql("update search_index set type = ?, id = ? where digest = ?")
                .params(last.type(), last.id(), digest)
                .update();
        return true;
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }
}
