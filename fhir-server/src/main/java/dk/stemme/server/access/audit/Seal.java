package dk.stemme.server.access.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.purpose.NamedPersons;
import dk.stemme.server.store.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A link of a day's chain: it names AuditEvents by their leaves and the link before by its hash. All hashes are SHA-256.
 *
 * @param number within the day, from 1
 * @param upto what was recorded up to here has been looked at
 * @param previous hash of the seal before; of a day's first the root of the day before, of the very first 32 zeroes
 */
record Seal(LocalDate day, int number, Instant upto, byte[] previous, List<Leaf> leaves, byte[] hash) {
    /** What comes before the first. */
    static final byte[] NOTHING = new byte[32];

    /** An AuditEvent's id and the hash of what it says. */
    record Leaf(String event, byte[] hash) {

        /** Persons count by their pseudonyms, so that the leaf is the same when one has been erased. */
        static Leaf of(String id, ObjectNode event, Map<String, byte[]> keys) {
            MessageDigest digest = digest();
            update(digest, Json.write(NamedPersons.hidden(event, keys)));
            return new Leaf(id, digest.digest());
        }
    }

    static Seal of(LocalDate day, int number, Instant upto, byte[] previous, List<Leaf> leaves) {
        MessageDigest digest = digest();
        digest.update(previous);
        update(digest, day + " " + number + " " + upto);
        for (Leaf leaf : leaves) {
            update(digest, leaf.event);
            digest.update(leaf.hash);
        }
        return new Seal(day, number, upto, previous, leaves, digest.digest());
    }

    /** Whether it is what {@link #of} makes of its parts. */
    boolean isWhole() {
        return Arrays.equals(hash, of(day, number, upto, previous, leaves).hash);
    }

    /** What a day comes down to when this is its last seal; it holds for all days before it too. */
    byte[] root() {
        MessageDigest digest = digest();
        update(digest, day + " closed after " + number);
        return digest.digest(hash);
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
