package dk.stemme.server.exchange.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Stored;
import java.time.Instant;
import java.util.UUID;

/** Bundles that tell of a Subscription and what happened (Subscriptions R5 Backport 1.1, for R4). */
final class NotificationBundle {
    private static final String PROFILES = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private NotificationBundle() {}

    /** Something happened: the resource is in it, or named, or neither. */
    static String event(Subscriber subscriber, long number, Stored resource) {
        Payload payload = subscriber.wish().payload();
        ObjectNode status = status(subscriber, "active", "event-notification", number);
        ArrayNode event = parameter(status, "notification-event").putArray("part");
        part(event, "event-number").put("valueString", Long.toString(number));
        part(event, "timestamp").put("valueInstant", resource.updated().toString());
        if (payload != Payload.NOTICE)
            part(event, "focus").putObject("valueReference").put("reference", resource.reference());
        ObjectNode bundle = bundle(subscriber, status, resource.updated());
        if (payload == Payload.NOTICE) return Json.write(bundle);
        ObjectNode focus = bundle.withArray("entry").addObject().put("fullUrl", resource.reference());
        if (payload == Payload.FULL_RESOURCE) focus.set("resource", resource.json());
        boolean fresh = resource.version() == 1;
        interaction(
                focus, fresh ? "POST" : "PUT", fresh ? resource.type() : resource.reference(), fresh ? "201" : "200");
        return Json.write(bundle);
    }

    /** Whether anybody listens. */
    static String handshake(Subscriber subscriber, Instant now) {
        ObjectNode status = status(subscriber, "requested", "handshake", subscriber.events());
        return Json.write(bundle(subscriber, status, now));
    }

    /** The Subscription's state, as Parameters. */
    static ObjectNode status(Subscriber subscriber, String state, String why, long events) {
        ObjectNode status = Json.object().put("resourceType", "Parameters");
        status.put("id", UUID.randomUUID().toString());
        status.putObject("meta").putArray("profile").add(PROFILES + "backport-subscription-status-r4");
        parameter(status, "subscription")
                .putObject("valueReference")
                .put("reference", "Subscription/" + subscriber.id());
        if (subscriber.wish().topic() != null)
            parameter(status, "topic").put("valueCanonical", subscriber.wish().topic());
        parameter(status, "status").put("valueCode", state);
        parameter(status, "type").put("valueCode", why);
        parameter(status, "events-since-subscription-start").put("valueString", Long.toString(events));
        return status;
    }

    private static ObjectNode bundle(Subscriber subscriber, ObjectNode status, Instant now) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle");
        bundle.put("id", UUID.randomUUID().toString());
        bundle.putObject("meta").putArray("profile").add(PROFILES + "backport-subscription-notification-r4");
        bundle.put("type", "history").put("timestamp", now.toString());
        ObjectNode entry = bundle.withArray("entry").addObject().put("fullUrl", "urn:uuid:" + UUID.randomUUID());
        entry.set("resource", status);
        interaction(entry, "GET", "Subscription/" + subscriber.id() + "/$status", "200");
        return bundle;
    }

    private static void interaction(ObjectNode entry, String method, String url, String status) {
        entry.putObject("request").put("method", method).put("url", url);
        entry.putObject("response").put("status", status);
    }

    private static ObjectNode parameter(ObjectNode parameters, String name) {
        return part(parameters.withArray("parameter"), name);
    }

    private static ObjectNode part(ArrayNode parts, String name) {
        return parts.addObject().put("name", name);
    }
}
