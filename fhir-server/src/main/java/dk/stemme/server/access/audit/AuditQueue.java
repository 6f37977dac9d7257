package dk.stemme.server.access.audit;

import dk.stemme.server.store.Refusal;
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

/** Group commit: the reads of the moment are put on record in one transaction, and none is answered before that. */
@Component
class AuditQueue implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);
    private static final int AT_ONCE = 500;
    private static final int SECONDS = 10;

    /** Accesses that wait for a commit; none is the sign to stop. */
    private record Waiting(List<? extends Recorded> accesses, CompletableFuture<Void> kept) {
        Waiting(List<? extends Recorded> accesses) {
            this(accesses, new CompletableFuture<>());
        }
    }

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(10_000);
    private final AuditEvents events;
    private final TransactionTemplate transaction;
    private final Thread worker = new Thread(this::work, "audit");

    AuditQueue(AuditEvents events, PlatformTransactionManager transactions) {
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Returns when all are durable. Not to be called with a transaction open, which would hold its connection meanwhile.
     *
     * @throws Refusal 503 when they could not be kept, so that nothing is shown unrecorded
     */
    void keep(List<? extends Recorded> accesses) {
        Waiting waiting = new Waiting(accesses);
        try {
            if (accesses.isEmpty()) return;
            if (!queue.offer(waiting)) throw unrecorded();
            waiting.kept.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unrecorded();
        } catch (ExecutionException | TimeoutException e) {
            throw unrecorded();
        }
    }

    /** Keeps them soon: for failures, which show nothing. */
    void note(List<? extends Recorded> accesses) {
        if (!accesses.isEmpty() && !queue.offer(new Waiting(accesses)))
            LOG.error("{} failed accesses were not recorded: too many wait", accesses.size());
    }

    private static Refusal unrecorded() {
        return Refusal.of(503, IssueType.TRANSIENT, "", "The access could not be recorded. Try again in a moment.");
    }

    private void work() {
        List<Waiting> batch = new ArrayList<>();
        boolean stop = false;
        try {
            while (!stop) {
                batch.add(queue.take());
                queue.drainTo(batch, AT_ONCE - 1);
                stop = batch.removeIf(waiting -> waiting.accesses.isEmpty());
                if (!batch.isEmpty()) commit(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Waiting> batch) {
        try {
            transaction.executeWithoutResult(status -> events.insert(batch.stream()
                    .<Recorded>flatMap(waiting -> waiting.accesses.stream())
                    .toList()));
            batch.forEach(waiting -> waiting.kept.complete(null));
        } catch (RuntimeException e) {
            if (batch.size() > 1) batch.forEach(waiting -> commit(List.of(waiting))); // one must not fail the others
            else fail(batch.get(0), e);
        }
    }

    private static void fail(Waiting waiting, RuntimeException e) {
        LOG.error("Accesses could not be recorded", e);
        waiting.kept.completeExceptionally(e);
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Called after the web server has answered its last request; what waits is still kept. */
    @Override
    public void stop() {
        try {
            queue.put(new Waiting(List.of()));
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker.isAlive();
    }

    /** Before and longer than the web server, which starts late and stops early. */
    @Override
    public int getPhase() {
        return 0;
    }
}
