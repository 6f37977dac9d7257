package dk.stemme.server.access.purpose;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One random key per person ({@code Patient/1}, {@code RelatedPerson/1}), made when somebody first needs it. What is said
 * of them under a pseudonym stays checkable while the key is there, and is about nobody when it is gone.
 */
@Component
public class PersonKeys {
    private static final int BYTES = 32;
    private static final long LOCK = 0x4b455953L; // KEYS

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    public PersonKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the keys for this transaction alone, unless another has them: then another node is at work with them. */
    public boolean isFree() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    /** As {@link #isFree}, but waits. */
    public void take() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
    }

    /** The keys of all these; those that have none get one, in the open transaction. */
    public Map<String, byte[]> of(Collection<String> persons) {
        Map<String, byte[]> keys = known(persons);
        String[] without = persons.stream()
                .filter(person -> !keys.containsKey(person))
                .sorted()
                .toArray(String[]::new);
        if (without.length == 0) return keys;
        jdbc.sql(
                        "insert into person_key (person, key) select * from unnest(?::text[], ?::bytea[]) on conflict do nothing")
                .params(without, fresh(without.length))
                .update();
        return known(persons);
    }

    /** The keys of those of these that have one. */
    public Map<String, byte[]> known(Collection<String> persons) {
        Map<String, byte[]> keys = new HashMap<>();
        if (persons.isEmpty()) return keys;
        jdbc.sql("select person, key from person_key where person = any(?)")
                .param(persons.toArray(String[]::new))
                .query(row -> {
                    keys.put(row.getString(1), row.getBytes(2));
                });
        return keys;
    }

    /** Nobody will know any more whom their pseudonyms meant. */
    public void forget(Collection<String> persons) {
        jdbc.sql("delete from person_key where person = any(?)")
                .param(persons.toArray(String[]::new))
                .update();
    }

    private byte[][] fresh(int count) {
        byte[][] keys = new byte[count][BYTES];
        for (byte[] key : keys) random.nextBytes(key);
        return keys;
    }
}
