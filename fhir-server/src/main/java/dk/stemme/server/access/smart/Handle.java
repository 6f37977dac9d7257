package dk.stemme.server.access.smart;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that nobody can guess: 256 bits, fit for an address. */
final class Handle {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Handle() {}

    static String next() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
