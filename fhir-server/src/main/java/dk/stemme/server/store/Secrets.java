package dk.stemme.server.store;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Random keys of this installation, made once and kept in the database, so that all nodes share them. */
@Component
public class Secrets {
    private final JdbcClient jdbc;

    Secrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key of this name; {@code bytes} random bytes when it is new. */
    public byte[] get(String name, int bytes) {
        byte[] fresh = new byte[bytes];
        new SecureRandom().nextBytes(fresh);
        return put(name, fresh);
    }

    /** Keeps {@code fresh} under this name unless there is a value already; answers the kept one. */
    public byte[] put(String name, byte[] fresh) {
        jdbc.sql("insert into secret (name, value) values (?, ?) on conflict do nothing")
                .params(name, fresh)
                .update();
        return jdbc.sql("select value from secret where name = ?")
                .param(name)
                .query(byte[].class)
                .single();
    }
}
