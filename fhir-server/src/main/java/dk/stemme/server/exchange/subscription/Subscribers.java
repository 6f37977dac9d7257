package dk.stemme.server.exchange.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Store;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of subscribers; what changes there shows in the Subscription's status. */
@Component
class Subscribers {
    private static final String COLUMNS =
            "id, client, mandate, type, query, topic, endpoint, headers, payload, ends, failures, events";

    private final JdbcClient jdbc;
    private final Store store;
    private final Clock clock;

    Subscribers(JdbcClient jdbc, Store store, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
    }

    Optional<Subscriber> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from subscription where id = ?")
                .param(id)
                .query(Subscribers::subscriber)
                .optional();
    }

    /** Keeps it with its failures forgotten; of one that is off, also what waited. */
    void put(Subscriber subscriber, String status) {
        Wish wish = subscriber.wish();
        jdbc.sql("""
                        insert into subscription (id, client, mandate, type, query, topic, endpoint, headers, payload, ends,
                          status, since, due)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set mandate = excluded.mandate, type = excluded.type,
                          query = excluded.query, topic = excluded.topic, endpoint = excluded.endpoint, headers = excluded.headers,
                          payload = excluded.payload, ends = excluded.ends, status = excluded.status,
                          since = excluded.since, due = excluded.due, failures = 0""")
                .param(subscriber.id())
                .param(subscriber.client())
                .param(subscriber.mandate())
                .param(wish.type())
                .param(wish.query())
                .param(wish.topic())
                .param(wish.endpoint().toString())
                .param(wish.headers().toArray(String[]::new))
                .param(wish.payload().name())
                .param(wish.ends() == null ? null : at(wish.ends()))
                .param(status)
                .param(now())
                .param(now())
                .update();
        if (status.equals("off")) forget(subscriber.id());
    }

    private void forget(String id) {
        jdbc.sql("delete from delivery where subscription = ?").param(id).update();
    }

    void remove(String id) {
        jdbc.sql("delete from subscription where id = ?").param(id).update();
    }

    /** The types that somebody is told of, or will be in a moment. */
    Set<String> types() {
        return jdbc
                .sql("select distinct type from subscription where status in ('requested', 'active')")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Subscriber> active() {
        return jdbc.sql("select " + COLUMNS + " from subscription where status = 'active' order by id")
                .query(Subscribers::subscriber)
                .list();
    }

    /** Those that have been asked for this long ago. */
    List<Subscriber> requested(Duration ago) {
        return jdbc.sql("select " + COLUMNS + " from subscription where status = 'requested' and since <= ?")
                .param(now().minus(ago))
                .query(Subscribers::subscriber)
                .list();
    }

    /** Active ones whose end has come. */
    List<Subscriber> ended() {
        return jdbc.sql("select " + COLUMNS + " from subscription where status = 'active' and ends <= ?")
                .param(now())
                .query(Subscribers::subscriber)
                .list();
    }

    /** Takes up to {@code most} for whom something is due; nobody else gets them while the lease runs. */
    List<Subscriber> lease(int most, Duration lease) {
        return jdbc.sql("update subscription set due = ? where id in ("
                        + " select id from subscription s where status = 'active' and due <= ?"
                        + "   and exists (select 1 from delivery d where d.subscription = s.id)"
                        + " order by due limit ? for update skip locked)"
                        + " returning " + COLUMNS)
                .params(now().plus(lease), now(), most)
                .query(Subscribers::subscriber)
                .list();
    }

    void succeeded(String id) {
        jdbc.sql("update subscription set due = ?, failures = 0 where id = ?")
                .params(now(), id)
                .update();
    }

    void failed(String id, Duration wait) {
        jdbc.sql("update subscription set due = ?, failures = failures + 1 where id = ?")
                .params(now().plus(wait), id)
                .update();
    }

    /** Gives it another status, here and in its resource. */
    @Transactional
    public void become(String id, String status, @Nullable String error) {
        int known = jdbc.sql("update subscription set status = ?, since = ?, failures = 0, due = ?"
                        + " where id = ? and status <> 'off'")
                .params(status, now(), now(), id)
                .update();
        if (known == 0) return; // deleted or switched off meanwhile
        if (status.equals("off")) forget(id);
        Reach.asSystem(() -> store.findForUpdate("Subscription", id)
                .map(before -> store.replace(before, with(before.json(), status, error), true)));
    }

    private static ObjectNode with(ObjectNode subscription, String status, @Nullable String error) {
        subscription.put("status", status).remove("error");
        return error == null ? subscription : subscription.put("error", error);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Subscriber subscriber(ResultSet row, int number) throws SQLException {
        OffsetDateTime ends = row.getObject("ends", OffsetDateTime.class);
        Wish wish = new Wish(
                row.getString("type"),
                row.getString("query"),
                row.getString("topic"),
                URI.create(row.getString("endpoint")),
                List.of((String[]) row.getArray("headers").getArray()),
                Payload.valueOf(row.getString("payload")),
                ends == null ? null : ends.toInstant());
        return new Subscriber(
                row.getString("id"),
                row.getString("client"),
                row.getString("mandate"),
                wish,
                row.getInt("failures"),
                row.getLong("events"));
    }
}
