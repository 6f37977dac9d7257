package dk.stemme.server.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where accesses are put on record. A write's is kept in the write's own transaction; those of reads are gathered, so
 * that all requests of the moment share one commit, and no answer leaves before that.
 */
@Component
class AuditTrail implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int AT_ONCE = 500;
    private static final int SECONDS = 10;

    /** Events that wait for a commit. Without events it is the sign to stop. */
    private record Waiting(List<ObjectNode> events, CompletableFuture<Void> kept) {}

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(10_000);
    private final Store store;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean running;

    AuditTrail(Store store, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Keeps the access in the transaction that is open. */
    void keepHere(Access access) {
        insert(List.of(access.event(clock.instant())));
    }

    /**
     * Returns when all are durable. Not to be called with a transaction open: its connection would be held meanwhile.
     *
     * @throws Refusal 503 when they could not be kept, so that nothing is shown unrecorded
     */
    void keep(List<Access> accesses) {
        try {
            enqueue(accesses).get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unrecorded();
        } catch (ExecutionException | TimeoutException e) {
            throw unrecorded();
        }
    }

    /** Keeps them soon: for failures, which show nothing. */
    void note(List<Access> accesses) {
        enqueue(accesses);
    }

    private CompletableFuture<Void> enqueue(List<Access> accesses) {
        if (accesses.isEmpty()) return CompletableFuture.completedFuture(null);
        List<ObjectNode> events =
                accesses.stream().map(access -> access.event(clock.instant())).toList();
        Waiting waiting = new Waiting(events, new CompletableFuture<>());
        if (!running || !queue.offer(waiting)) throw unrecorded();
        return waiting.kept;
    }

    private static Refusal unrecorded() {
        return Refusal.of(503, IssueType.TRANSIENT, "", "The access could not be recorded. Try again in a moment.");
    }

    private void work() {
        List<Waiting> batch = new ArrayList<>();
        boolean stop = false;
        while (!stop) {
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(batch, AT_ONCE - 1);
            stop = batch.removeIf(waiting -> waiting.events.isEmpty());
            if (!batch.isEmpty()) commit(batch);
            batch.clear();
        }
    }

    private void commit(List<Waiting> batch) {
        try {
            transaction.executeWithoutResult(status -> insert(
                    batch.stream().flatMap(waiting -> waiting.events.stream()).toList()));
            batch.forEach(waiting -> waiting.kept.complete(null));
        } catch (RuntimeException e) {
            LOG.error("Accesses could not be recorded", e);
            batch.forEach(waiting -> waiting.kept.completeExceptionally(e));
        }
    }

    private void insert(List<ObjectNode> events) {
        Reach.asSystem(() -> store.createAll(events.stream()
                .map(event -> new Store.Draft("AuditEvent", null, event))
                .toList()));
    }

    @Override
    public void start() {
        running = true;
        new Thread(this::work, "audit").start();
    }

    /** After the web server has answered its last request; what waits is still kept. */
    @Override
    public void stop() {
        running = false;
        Waiting sign = new Waiting(List.of(), new CompletableFuture<>());
        queue.add(sign);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
