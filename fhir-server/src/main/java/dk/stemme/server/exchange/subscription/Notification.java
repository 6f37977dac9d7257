package dk.stemme.server.exchange.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Stored;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HTTP request that tells a subscriber of one change (R4, section 2.46.7.1; Bundles as in the R5 backport 1.1). */
record Notification(String method, URI to, List<String> headers, byte[] body) {
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    /** A line of channel.header that is never sent: the key with which the rest is signed. */
    private static final String SECRET = "Stemme-Secret";

    static Notification of(Subscriber subscriber, long number, Stored resource, Instant now) {
        return switch (subscriber.wish().payload()) {
            case EMPTY -> request("POST", subscriber.endpoint(), subscriber, "", now);
            case RESOURCE -> request("PUT", below(subscriber.endpoint(), resource), subscriber, resource.text(), now);
            case ID_ONLY ->
                request("POST", subscriber.endpoint(), subscriber, bundle(subscriber, number, resource, false), now);
            case FULL_RESOURCE ->
                request("POST", subscriber.endpoint(), subscriber, bundle(subscriber, number, resource, true), now);
        };
    }

    private static Notification request(String method, URI to, Subscriber subscriber, String text, Instant now) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        List<String> headers = new ArrayList<>();
        if (body.length > 0) headers.add("Content-Type: application/fhir+json;charset=UTF-8");
        for (String header : subscriber.wish().headers()) {
            if (Wish.name(header).equalsIgnoreCase(SECRET))
                headers.add("Stemme-Signature: " + signature(Wish.value(header), now.getEpochSecond(), body));
            else headers.add(header);
        }
        return new Notification(method, to, headers, body);
    }

    private static URI below(URI endpoint, Stored resource) {
        String base = endpoint.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + resource.reference());
    }

    /** {@code t=<seconds>,v1=<HMAC-SHA-256 of "<seconds>.<body>", hexadecimal>}: an old one can be told from a new one. */
    static String signature(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bundle(Subscriber subscriber, long number, Stored resource, boolean full) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle");
        bundle.put("id", UUID.randomUUID().toString()).put("type", "history");
        bundle.put("timestamp", resource.updated().toString());
        ArrayNode entries = bundle.putArray("entry");
        ObjectNode status = entries.addObject().put("fullUrl", "urn:uuid:" + UUID.randomUUID());
        status.set("resource", status(subscriber, number, resource));
        interaction(status, "GET", "Subscription/" + subscriber.id() + "/$status", "200");
        ObjectNode focus = entries.addObject().put("fullUrl", resource.reference());
        if (full) focus.set("resource", resource.json());
        boolean fresh = resource.version() == 1;
        interaction(
                focus, fresh ? "POST" : "PUT", fresh ? resource.type() : resource.reference(), fresh ? "201" : "200");
        return Json.write(bundle);
    }

    private static void interaction(ObjectNode entry, String method, String url, String status) {
        entry.putObject("request").put("method", method).put("url", url);
        entry.putObject("response").put("status", status);
    }

    private static ObjectNode status(Subscriber subscriber, long number, Stored resource) {
        ObjectNode status = Json.object().put("resourceType", "Parameters");
        status.put("id", UUID.randomUUID().toString());
        status.putObject("meta").putArray("profile").add(BACKPORT + "backport-subscription-status-r4");
        ArrayNode parameters = status.putArray("parameter");
        parameter(parameters, "subscription")
                .putObject("valueReference")
                .put("reference", "Subscription/" + subscriber.id());
        parameter(parameters, "status").put("valueCode", "active");
        parameter(parameters, "type").put("valueCode", "event-notification");
        parameter(parameters, "events-since-subscription-start").put("valueString", Long.toString(number));
        ArrayNode event = parameter(parameters, "notification-event").putArray("part");
        parameter(event, "event-number").put("valueString", Long.toString(number));
        parameter(event, "timestamp").put("valueInstant", resource.updated().toString());
        parameter(event, "focus").putObject("valueReference").put("reference", resource.reference());
        return status;
    }

    private static ObjectNode parameter(ArrayNode parameters, String name) {
        return parameters.addObject().put("name", name);
    }
}
