package dk.stemme.server.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages written in the transaction of the change they tell of, taken after its commit; never lost. */
@Component
public class Outbox {
    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(String topic, String payload) {
        jdbc.sql("insert into outbox (topic, payload) values (?, ?)")
                .params(topic, payload)
                .update();
    }

    /** Takes up to {@code most} messages of a topic; they come back if the caller's transaction does not commit. */
    public List<String> take(String topic, int most) {
        return jdbc.sql("""
                        delete from outbox where id in (
                          select id from outbox where topic = ? order by id limit ? for update skip locked)
                        returning payload""").params(topic, most).query(String.class).list();
    }
}
