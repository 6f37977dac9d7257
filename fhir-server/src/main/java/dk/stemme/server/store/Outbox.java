package dk.stemme.server.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages written in the transaction of the change they tell of, taken after its commit; never lost. */
@Component
public class Outbox {
    private final JdbcClient jdbc;
    private final Pending pending;
    private final Pending.Table<Message> table = Outbox::insert;

    Outbox(JdbcClient jdbc, Pending pending) {
        this.jdbc = jdbc;
        this.pending = pending;
    }

    private record Message(String topic, String payload) {}

    /** Adds a message with the open transaction, if there is one; the same message twice in it is one. */
    public void add(String topic, String payload) {
        Message message = new Message(topic, payload);
        if (!pending.waiting(table).contains(message)) pending.add(table, List.of(message));
    }

    private static void insert(List<Message> messages, Writes writes) {
        writes.add(
                "insert into outbox (topic, payload) select * from unnest(?::text[], ?::text[])",
                List.of(
                        messages.stream().map(Message::topic).toArray(String[]::new),
                        messages.stream().map(Message::payload).toArray(String[]::new)));
    }

    /** Takes up to {@code most} messages of a topic; they come back if the caller's transaction does not commit. */
    public List<String> take(String topic, int most) {
        return jdbc.sql("""
                        delete from outbox where id in (
                          select id from outbox where topic = ? order by id limit ? for update skip locked)
                        returning payload""").params(topic, most).query(String.class).list();
    }
}
