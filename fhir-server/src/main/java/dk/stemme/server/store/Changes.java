package dk.stemme.server.store;

import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells the outbox of every new version of the types that somebody follows, in the transaction that writes it. Types
 * that nobody follows cost nothing.
 */
@Component
public class Changes {
    /** Payload: {@code Type/id}. */
    public static final String TOPIC = "change";

    private final Outbox outbox;
    private volatile Set<String> followed = Set.of();

    Changes(Outbox outbox) {
        this.outbox = outbox;
    }

    /** From now on these, and no others. */
    public void follow(Set<String> types) {
        followed = Set.copyOf(types);
    }

    void tell(String type, String id) {
        if (followed.contains(type)) outbox.add(TOPIC, type + "/" + id);
    }
}
