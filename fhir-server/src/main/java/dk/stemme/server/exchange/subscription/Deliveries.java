package dk.stemme.server.exchange.subscription;

import dk.stemme.server.store.Stored;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of notifications that wait, in the order in which they are to be told. */
@Component
class Deliveries {
    /** One that waits. */
    record Delivery(long id, long number, String type, String resource) {}

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Subscriber subscriber, List<Stored> matches) {
        if (matches.isEmpty()) return;
        long last = jdbc.sql("update subscription set events = events + ? where id = ? returning events")
                .params(matches.size(), subscriber.id())
                .query(Long.class)
                .optional()
                .orElse(0L);
        if (last == 0) return; // deleted meanwhile
        long number = last - matches.size();
        for (Stored match : matches)
            jdbc.sql("insert into delivery (subscription, number, type, resource, changed) values (?, ?, ?, ?, ?)")
                    .params(
                            subscriber.id(),
                            ++number,
                            match.type(),
                            match.id(),
                            match.updated().atOffset(ZoneOffset.UTC))
                    .update();
    }

    List<Delivery> first(String subscription, int most) {
        return jdbc.sql("""
                        select id, number, type, resource from delivery where subscription = ? order by id limit ?""").params(subscription, most).query(Delivery.class).list();
    }

    void done(Delivery delivery) {
        jdbc.sql("delete from delivery where id = ?").param(delivery.id()).update();
    }
}
