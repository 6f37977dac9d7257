package dk.stemme.server.quality;

import dk.stemme.server.store.Cells;
import dk.stemme.server.store.Outbox;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the aggregates up to date with what has been told of changed cells; one node at a time. */
@Component
class AggregateWorker {
    private static final Logger LOG = LoggerFactory.getLogger(AggregateWorker.class);
    private static final int AT_ONCE = 100_000;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Indicators indicators;
    private final ToldTable table;
    private final Aggregates aggregates;
    private final Clock clock;

    AggregateWorker(
            JdbcClient jdbc,
            Outbox outbox,
            Indicators indicators,
            ToldTable table,
            Aggregates aggregates,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.indicators = indicators;
        this.table = table;
        this.aggregates = aggregates;
        this.clock = clock;
    }

    /** Takes the messages that wait and counts every family they touch once; also closes months that are over. */
    @Transactional
    public void work() {
        if (!isAlone()) return;
        Set<String> cells = new HashSet<>(outbox.take(Cells.TOPIC, AT_ONCE));
        Set<Period> touched = cells.stream().map(Period::of).collect(Collectors.toSet());
        Set<Family> families = families(indicators.active(), touched);
        if (families.isEmpty()) return;
        long began = System.nanoTime();
        int written = aggregates.refresh(families);
        long took = (System.nanoTime() - began) / 1_000_000;
        LOG.debug("{} aggregates written of {} families in {} ms", written, families.size(), took);
    }

    private Set<Family> families(List<Indicator> active, Collection<Period> touched) {
        Set<Family> families = new LinkedHashSet<>();
        for (Indicator indicator : active) {
            touched.stream()
                    .filter(period ->
                            period.questionnaire().equals(indicator.definition().questionnaire()))
                    .forEach(period -> families.add(new Family(indicator, period.month())));
        }
        for (var open : table.unclosed(LocalDate.now(clock).withDayOfMonth(1))) {
            active.stream()
                    .filter(indicator -> indicator.definition().key().equals(open.measure()))
                    .forEach(indicator -> families.add(new Family(indicator, YearMonth.from(open.month()))));
        }
        return families;
    }

    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('stemme.aggregates', 0))")
                .query(Boolean.class)
                .single();
    }
}
