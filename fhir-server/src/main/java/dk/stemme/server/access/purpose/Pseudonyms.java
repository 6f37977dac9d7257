package dk.stemme.server.access.purpose;

import dk.stemme.server.store.Secrets;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Pseudonyms of persons for research: each recipient has a key of its own, which never leaves. The same recipient finds
 * the same person under the same pseudonym in every export; two recipients cannot join theirs.
 */
@Component
public class Pseudonyms {
    private static final int BYTES = 32;

    private final Secrets secrets;

    Pseudonyms(Secrets secrets) {
        this.secrets = secrets;
    }

    /** How a resource's JSON is written for this recipient. */
    public UnaryOperator<String> of(String recipient) {
        return new Disguise(secrets.get("recipient " + recipient, BYTES));
    }
}
