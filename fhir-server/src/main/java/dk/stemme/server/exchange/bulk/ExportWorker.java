package dk.stemme.server.exchange.bulk;

import dk.stemme.server.exchange.bulk.Exports.File;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Scan;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Finds out which files an export has and how much is in them. A node that is killed at it loses its lease; the next goes
 * on with the files that are missing.
 */
@Component
class ExportWorker implements SchedulingConfigurer, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Exports exports;
    private final Scan scan;
    private final OnBehalf clients;
    private final ExportSettings settings;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicBoolean busy = new AtomicBoolean();

    ExportWorker(Exports exports, Scan scan, OnBehalf clients, ExportSettings settings) {
        this.exports = exports;
        this.scan = scan;
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addFixedDelayTask(this::look, settings.every());
    }

    private void look() {
        if (!busy.compareAndSet(false, true)) return;
        thread.execute(() -> {
            try {
                work();
            } catch (RuntimeException e) {
                LOG.error("An export could not be prepared", e);
            } finally {
                busy.set(false);
            }
        });
    }

    private void work() {
        exports.removeOlder(settings.keep());
        for (Optional<Export> next; (next = exports.lease(LEASE)).isPresent(); ) prepare(next.get());
    }

    private void prepare(Export export) {
        Set<String> there = exports.files(export.id()).stream().map(File::type).collect(Collectors.toSet());
        for (String type : export.types()) {
            if (there.contains(type)) continue;
            long count = clients.inBulk(export.mandate(), written -> scan.count(export.wanted(type)));
            if (!exports.done(export, new File(type, count), LEASE)) return;
        }
        exports.complete(export);
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }
}
