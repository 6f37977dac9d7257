package dk.stemme.server.access.smart;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what is kept of keys and grants (AES-256-GCM) when the setting {@code stemme.key} says with what: 32 bytes in
 * base64. Without it they are kept as they are.
 */
@Component
class KeyCipher {
    private static final String SEALED = "sealed:";
    private static final int NONCE = 12;

    private final @Nullable SecretKeySpec key;

    KeyCipher(@Value("${stemme.key:}") String key) {
        this.key = key.isBlank() ? null : key(key.strip());
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length == 32) return new SecretKeySpec(bytes, "AES");
        throw new IllegalStateException("STEMME_KEY must be 32 bytes in base64: openssl rand -base64 32");
    }

    String seal(String text) {
        if (key == null) return text;
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, key, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return SEALED + Base64.getEncoder().encodeToString(whole);
    }

    /** What was kept before there was a key is read as it is. */
    String open(String kept) {
        if (!kept.startsWith(SEALED)) return kept;
        if (key == null) throw new IllegalStateException("What is kept is encrypted, but STEMME_KEY is not set");
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(kept.substring(SEALED.length())));
        byte[] nonce = new byte[NONCE];
        whole.get(nonce);
        byte[] sealed = new byte[whole.remaining()];
        whole.get(sealed);
        return new String(apply(Cipher.DECRYPT_MODE, key, nonce, sealed), StandardCharsets.UTF_8);
    }

    private static byte[] apply(int mode, SecretKeySpec key, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("STEMME_KEY is not the key that was used before", e);
        }
    }
}
