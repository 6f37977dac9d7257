package dk.stemme.server.exchange.subscription;

import dk.stemme.server.store.Stored;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HTTP request that tells a subscriber of one change (R4, section 2.46.7.1; Bundles as in the R5 backport 1.1). */
record Notification(String method, URI to, List<String> headers, byte[] body) {
    /** A line of channel.header that is never sent: the key with which the rest is signed. */
    private static final String SECRET = "Stemme-Secret";

    /** @param document makes the document that the resource is told as, asked only where it is */
    static Notification of(
            Subscriber subscriber, long number, Stored resource, Supplier<byte[]> document, Instant now) {
        return switch (subscriber.wish().payload()) {
            case EMPTY -> request("POST", subscriber.endpoint(), subscriber, new byte[0], now);
            case RESOURCE ->
                request("PUT", below(subscriber.endpoint(), resource), subscriber, utf8(resource.text()), now);
            case NOTICE, ID_ONLY, FULL_RESOURCE ->
                bundle(subscriber, NotificationBundle.event(subscriber, number, resource), now);
            case DOCUMENT -> request("POST", subscriber.endpoint(), subscriber, document.get(), now);
        };
    }

    /** Asks whether anybody listens, before the first event is told. */
    static Notification handshake(Subscriber subscriber, Instant now) {
        return bundle(subscriber, NotificationBundle.handshake(subscriber, now), now);
    }

    private static Notification bundle(Subscriber subscriber, String text, Instant now) {
        return request("POST", subscriber.endpoint(), subscriber, utf8(text), now);
    }

    private static Notification request(String method, URI to, Subscriber subscriber, byte[] body, Instant now) {
        List<String> headers = new ArrayList<>();
        if (body.length > 0)
            headers.add("Content-Type: " + subscriber.wish().payload().contentType());
        for (String header : subscriber.wish().headers()) {
            if (Wish.name(header).equalsIgnoreCase(SECRET))
                headers.add("Stemme-Signature: " + signature(Wish.value(header), now.getEpochSecond(), body));
            else headers.add(header);
        }
        return new Notification(method, to, headers, body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static URI below(URI endpoint, Stored resource) {
        String base = endpoint.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + resource.reference());
    }

    /** {@code t=<seconds>,v1=<HMAC-SHA-256 of "<seconds>.<body>", hexadecimal>}: an old one can be told from a new one. */
    static String signature(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
            mac.update(utf8(seconds + "."));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
