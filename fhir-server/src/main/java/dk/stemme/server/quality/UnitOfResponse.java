package dk.stemme.server.quality;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The unit for which a completed response counts. */
@Component
public class UnitOfResponse {
    private final JdbcClient jdbc;

    UnitOfResponse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of its Location; empty when it counts for none. */
    public Optional<String> of(String response) {
        return jdbc.sql("select unit from fact where response = ? and unit is not null limit 1")
                .param(response)
                .query(String.class)
                .optional();
    }
}
