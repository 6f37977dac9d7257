package dk.stemme.server.store;

import java.security.SecureRandom;
import java.util.UUID;

/** New ids: UUID version 7 (RFC 9562), so that neighbours in time are neighbours in the index. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String next(long epochMillis) {
        byte[] noise = new byte[10];
        RANDOM.nextBytes(noise);
        long high = epochMillis << 16 | 0x7000 | (noise[0] & 0x0f) << 8 | noise[1] & 0xff;
        long low = 0;
        for (int i = 2; i < 10; i++) low = low << 8 | noise[i] & 0xff;
        return new UUID(high, low & 0x3fffffffffffffffL | 0x8000000000000000L).toString();
    }
}
