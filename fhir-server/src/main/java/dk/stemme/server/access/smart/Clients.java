package dk.stemme.server.access.smart;

import dk.stemme.server.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/** The apps and systems that may ask for tokens: those of the settings, and those the administrator registered. */
@Component
class Clients implements RegisteredClientRepository {

    /** Clients that stand nowhere in the database. */
    interface Fixed {
        List<Client> clients();
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Client> fixed = new LinkedHashMap<>();

    Clients(JdbcClient jdbc, Clock clock, List<Fixed> fixed) {
        this.jdbc = jdbc;
        this.clock = clock;
        fixed.forEach(source -> source.clients().forEach(client -> this.fixed.put(client.id(), client)));
    }

    Optional<Client> find(String id) {
        Client known = fixed.get(id);
        if (known != null) return Optional.of(known);
        return jdbc.sql("select * from client where id = ?")
                .param(id)
                .query(Clients::client)
                .optional();
    }

    List<Client> all() {
        List<Client> registered = jdbc.sql("select * from client order by id")
                .query(Clients::client)
                .list();
        return Stream.concat(fixed.values().stream(), registered.stream()).toList();
    }

    boolean isFixed(String id) {
        return fixed.containsKey(id);
    }

    void put(Client client) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into client (id, metadata, secret, created, changed) values (?, ?, ?, ?, ?)
                on conflict (id) do update set metadata = excluded.metadata, secret = excluded.secret,
                  changed = excluded.changed""")
                .params(client.id(), Json.write(client.metadata()), client.secret(), now, now)
                .update();
    }

    void remove(String id) {
        jdbc.sql("delete from client where id = ?").param(id).update();
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        return new Client(
                row.getString("id"),
                Json.read(row.getString("metadata")),
                row.getString("secret"),
                row.getObject("changed", OffsetDateTime.class).toInstant());
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return find(id).map(Client::registered).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    /** The library never has to: clients are written by {@link ClientController}. */
    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException();
    }
}
