package dk.stemme.server.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * The opaque text of a next-link: the whole query and where it stopped, encrypted (AES-GCM), so that a link neither
 * shows a CPR number nor can be changed, survives a restart and works on every node.
 */
@Component
class PageToken {
    private static final int IV = 12;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    PageToken(Secrets secrets) {
        this.key = new SecretKeySpec(secrets.get("page-token", 16), "AES");
    }

    String seal(String query) {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, iv, query.getBytes(StandardCharsets.UTF_8));
        byte[] token =
                ByteBuffer.allocate(IV + sealed.length).put(iv).put(sealed).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    String open(String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            byte[] iv = new byte[IV];
            bytes.get(iv);
            byte[] sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            return new String(crypt(Cipher.DECRYPT_MODE, iv, sealed), StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            throw Refusal.of(400, IssueType.INVALID, "", "The page link is not one of ours. Start the search again.");
        }
    }

    private byte[] crypt(int mode, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, iv));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
