package dk.stemme.server.access.purpose;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms that only the holder of a key can make: HMAC with SHA-256 (RFC 2104, FIPS 198-1), in hexadecimal. Without
 * the key they can neither be traced back nor be told by trying all ids.
 */
final class Keyed {
    private Keyed() {}

    /** 64 hexadecimal digits, which is as long as an id may be. */
    static String pseudonym(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
