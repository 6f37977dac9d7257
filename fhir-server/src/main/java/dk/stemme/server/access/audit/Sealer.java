package dk.stemme.server.access.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.audit.Seal.Leaf;
import dk.stemme.server.access.audit.Seals.Row;
import dk.stemme.server.access.audit.Seals.Span;
import dk.stemme.server.access.purpose.NamedPersons;
import dk.stemme.server.access.purpose.PersonKeys;
import dk.stemme.server.store.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the record of accesses tamper-evident without making commits wait for one another: every few seconds one node
 * takes the AuditEvents that have been committed and that no seal names yet, and ties them to the chain. When a day is
 * over its root is told in the log, where it can be kept out of reach of whoever can write to the database.
 */
@Component
class Sealer implements SchedulingConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int AT_ONCE = 5000;
    private static final int AT_MOST = 50;
    /** A seal without events says that there were none. */
    private static final Duration QUIET = Seals.LATE.dividedBy(2);
    /** So often late commits are looked for: a search through all that may still be sealed. */
    private static final Duration WHOLE = Seals.LATE.dividedBy(4);

    private final Seals seals;
    private final PersonKeys keys;
    private final Clock clock;
    private final AuditSettings settings;
    private final TransactionTemplate transaction;
    private Instant whole = Instant.EPOCH;

    Sealer(Seals seals, PersonKeys keys, Clock clock, AuditSettings settings, PlatformTransactionManager transactions) {
        this.seals = seals;
        this.keys = keys;
        this.clock = clock;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addFixedDelayTask(this::look, settings.sealEvery());
    }

    private void look() {
        try {
            seal(Span::recent);
            Instant now = clock.instant();
            if (now.isBefore(whole.plus(WHOLE))) return;
            seal(Span::after);
            whole = now;
        } catch (RuntimeException e) {
            LOG.error("The record of accesses could not be sealed", e);
        }
    }

    /** Seals all there is. */
    void seal() {
        seal(Span::recent);
        seal(Span::after);
    }

    /** Seals what there is, in several links when it is much. */
    private void seal(BiFunction<Optional<Seal>, Instant, Span> span) {
        for (int i = 0; i < AT_MOST; i++) if (!Boolean.TRUE.equals(transaction.execute(status -> link(span)))) return;
    }

    /** Whether there is more. */
    private boolean link(BiFunction<Optional<Seal>, Instant, Span> span) {
        if (!keys.isFree()) return false;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Seal> last = seals.last();
        List<Row> rows = seals.unsealed(span.apply(last, now), AT_ONCE);
        if (rows.isEmpty() && last.isPresent() && last.get().upto().isAfter(now.minus(QUIET))) return false;
        boolean more = rows.size() == AT_ONCE;
        List<Leaf> leaves = leaves(rows);
        Instant upto = more ? recorded(rows.get(rows.size() - 1)) : now;
        seals.add(next(last, upto, leaves));
        return more;
    }

    private Seal next(Optional<Seal> last, Instant upto, List<Leaf> leaves) {
        LocalDate today = LocalDate.now(clock);
        if (last.isEmpty()) return Seal.of(today, 1, upto, Seal.NOTHING, leaves);
        Seal before = last.get();
        if (!before.day().isBefore(today))
            return Seal.of(before.day(), before.number() + 1, upto, before.hash(), leaves);
        seals.close(before);
        LOG.info(
                "The accesses of {} are sealed: {}",
                before.day(),
                HexFormat.of().formatHex(before.root()));
        return Seal.of(today, 1, upto, before.root(), leaves);
    }

    private List<Leaf> leaves(List<Row> rows) {
        List<ObjectNode> events =
                rows.stream().map(row -> Json.read(row.body())).toList();
        Set<String> persons = new HashSet<>();
        events.forEach(event -> persons.addAll(NamedPersons.in(event)));
        Map<String, byte[]> all = keys.of(persons);
        return events.stream()
                .map(event -> Leaf.of(event.path("id").asText(), event, all))
                .toList();
    }

    private static Instant recorded(Row row) {
        return Instant.parse(Json.read(row.body()).path("recorded").asText());
    }
}
