package dk.stemme.server.quality;

import dk.stemme.server.store.Cells;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * When the worker works: soon after answers have come, once they pause, so that a load of thousands is counted once,
 * and when a new month begins. A stream that never pauses is counted when patience ends.
 */
@Component
class AggregateSchedule implements SchedulingConfigurer {
    private final AggregateWorker worker;
    private final QualitySettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private long newest;
    private @Nullable Instant since;
    private @Nullable LocalDate month;

    AggregateSchedule(AggregateWorker worker, QualitySettings settings, JdbcClient jdbc, Clock clock) {
        this.worker = worker;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addFixedDelayTask(this::look, settings.every());
    }

    private void look() {
        LocalDate today = LocalDate.now(clock).withDayOfMonth(1);
        if (!isTime() && today.equals(month)) return;
        worker.work();
        month = today;
        since = null;
    }

    /** Whether messages wait and none has come since the last look, or they have waited long enough. */
    private boolean isTime() {
        long last = newest();
        boolean pause = last == newest;
        newest = last;
        if (last == 0) return false;
        if (since == null) since = clock.instant();
        return pause || since.plus(settings.patience()).isBefore(clock.instant());
    }

    /** Number of the newest message that waits, 0 when none does. */
    private long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from outbox where topic = ?")
                .param(Cells.TOPIC)
                .query(Long.class)
                .single();
    }
}
