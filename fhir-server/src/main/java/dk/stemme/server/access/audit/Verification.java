package dk.stemme.server.access.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.audit.Seal.Leaf;
import dk.stemme.server.access.audit.Seals.Day;
import dk.stemme.server.access.audit.Seals.Span;
import dk.stemme.server.access.purpose.NamedPersons;
import dk.stemme.server.access.purpose.PersonKeys;
import dk.stemme.server.store.Compartment;
import dk.stemme.server.store.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the record of accesses against its seals: finds what was changed, deleted or put in by hand. */
@Component
class Verification {
    private static final int AT_ONCE = 20;
    private static final LocalDate BEFORE_ALL = LocalDate.of(1, 1, 1);

    private final Seals seals;
    private final PersonKeys keys;
    private final JdbcClient jdbc;

    Verification(Seals seals, PersonKeys keys, JdbcClient jdbc) {
        this.seals = seals;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** An event as it stands in the database. */
    private record Kept(ObjectNode json, @Nullable String patient, boolean deleted) {}

    /**
     * @param from the first day to be looked at, null for the beginning; the days before it are taken as their root says
     * @param line told of every day that is closed, with its root
     * @return what is wrong, each with its day and event; empty when nothing is
     */
    List<String> breaches(@Nullable LocalDate from, Consumer<String> line) {
        List<String> breaches = new ArrayList<>();
        Optional<Seal> before = from == null ? Optional.empty() : lastBefore(from);
        for (List<Seal> some; !(some = next(before)).isEmpty(); ) {
            for (Seal seal : some) {
                if (before.isPresent() && before.get().day().isBefore(seal.day()))
                    checkDay(before.get(), breaches, line);
                checkLink(before, seal, breaches);
                checkEvents(seal, breaches);
                before = Optional.of(seal);
            }
        }
        seals.forgotten(Span.after(before, Instant.now()))
                .forEach(id -> breaches.add("AuditEvent/" + id + " is in no seal: the server did not write it."));
        return breaches;
    }

    private Optional<Seal> lastBefore(LocalDate from) {
        return jdbc.sql("select day, seals from audit_day where day < ? order by day desc limit 1")
                .param(from)
                .query((row, number) -> seals.after(row.getObject(1, LocalDate.class), row.getInt(2) - 1, 1))
                .optional()
                .flatMap(found -> found.stream().findFirst());
    }

    private List<Seal> next(Optional<Seal> before) {
        return seals.after(
                before.map(Seal::day).orElse(BEFORE_ALL),
                before.map(Seal::number).orElse(0),
                AT_ONCE);
    }

    private void checkDay(Seal last, List<String> breaches, Consumer<String> line) {
        Optional<Day> day = seals.day(last.day());
        if (day.isEmpty()) breaches.add(last.day() + ": the day is over but not closed.");
        else if (day.get().seals() != last.number() || !Arrays.equals(day.get().root(), last.root()))
            breaches.add(last.day() + ": the root is not that of its seals.");
        else line.accept(last.day() + " " + HexFormat.of().formatHex(last.root()));
    }

    private static void checkLink(Optional<Seal> before, Seal seal, List<String> breaches) {
        boolean sameDay = before.isPresent() && before.get().day().equals(seal.day());
        int number = sameDay ? before.get().number() + 1 : 1;
        byte[] previous =
                before.map(last -> sameDay ? last.hash() : last.root()).orElse(Seal.NOTHING);
        if (seal.number() != number)
            breaches.add(seal.day() + ": seal " + seal.number() + " follows, where seal " + number + " should.");
        else if (!Arrays.equals(seal.previous(), previous))
            breaches.add(seal.day() + ": seal " + seal.number() + " is not tied to the one before.");
        if (!seal.isWhole()) breaches.add(seal.day() + ": seal " + seal.number() + " has been changed.");
    }

    private void checkEvents(Seal seal, List<String> breaches) {
        Map<String, Kept> kept = kept(seal.leaves().stream().map(Leaf::event).toArray(String[]::new));
        Set<String> persons = new HashSet<>();
        kept.values().forEach(each -> persons.addAll(NamedPersons.in(each.json)));
        Map<String, byte[]> known = keys.known(persons);
        for (Leaf leaf : seal.leaves()) {
            String wrong = wrong(leaf, kept.get(leaf.event()), known);
            if (wrong != null) breaches.add(seal.day() + ": AuditEvent/" + leaf.event() + " " + wrong + ".");
        }
    }

    private static @Nullable String wrong(Leaf leaf, @Nullable Kept kept, Map<String, byte[]> known) {
        if (kept == null || kept.deleted) return "has been deleted";
        if (!Arrays.equals(Leaf.of(leaf.event(), kept.json, known).hash(), leaf.hash())) return "has been changed";
        if (!Objects.equals(Compartment.of("AuditEvent", kept.json), kept.patient)) return "has been hidden";
        return null;
    }

    private Map<String, Kept> kept(String[] ids) {
        Map<String, Kept> kept = new HashMap<>();
        jdbc.sql("select id, body, patient, deleted from resource where type = 'AuditEvent' and id = any(?)")
                .param(ids)
                .query(row -> {
                    kept.put(
                            row.getString(1),
                            new Kept(Json.read(row.getString(2)), row.getString(3), row.getBoolean(4)));
                });
        return kept;
    }
}
