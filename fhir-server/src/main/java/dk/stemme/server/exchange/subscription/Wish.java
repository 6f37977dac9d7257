package dk.stemme.server.exchange.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.SearchTable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * What a Subscription asks for (R4, section 2.46).
 *
 * @param type of the resources it is about
 * @param query the search they must match, as it stands after the question mark
 * @param topic canonical of the topic it names in place of a search, null for a search
 * @param headers lines {@code Name: value} that every notification carries
 */
record Wish(
        String type,
        String query,
        @Nullable String topic,
        URI endpoint,
        List<String> headers,
        Payload payload,
        @Nullable Instant ends) {
    /** What stands in the resource instead of a header's value. */
    static final String HIDDEN = "***";

    private static final String CONTENT =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content";
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}: ?[\\x20-\\x7e]{1,4000}");
    private static final Set<String> OURS =
            Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "stemme-signature");

    /**
     * @param before the header lines known so far; a value of three stars means the one that was there
     * @throws Refusal 422 naming the element that cannot be met
     */
    static Wish of(ObjectNode subscription, List<String> before) {
        Topic topic = Topic.of(subscription.path("criteria").asText()).orElse(null);
        String search =
                topic == null ? subscription.path("criteria").asText() : topic.type + "?" + topic.query(subscription);
        String[] criteria = search.split("\\?", 2);
        if (!SearchTable.get().serves(criteria[0]) || criteria[0].equals("AuditEvent"))
            throw bad(
                    "criteria",
                    "must be a search over a type that is served here, such as Observation?status=final, or a topic such as "
                            + Topic.RESPONSE_COMPLETED.canonical());
        JsonNode channel = subscription.path("channel");
        if (!channel.path("type").asText().equals("rest-hook")) throw bad("channel.type", "must be rest-hook");
        return new Wish(
                criteria[0],
                criteria.length > 1 ? criteria[1] : "",
                topic == null ? null : topic.canonical(),
                endpoint(channel.path("endpoint").asText()),
                headers(channel.path("header"), before),
                topic == null ? payload(channel, criteria[0]) : ofTopic(channel),
                ends(subscription.path("end").asText()));
    }

    Map<String, List<String>> search() {
        Map<String, List<String>> search = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2)
                search.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(decoded(parts[1]));
        }
        return search;
    }

    /** The resource with the values of its headers hidden: they are secrets of another system. */
    static ObjectNode hidden(ObjectNode subscription) {
        if (!(subscription.path("channel").get("header") instanceof ArrayNode headers)) return subscription;
        for (int i = 0; i < headers.size(); i++)
            headers.set(i, name(headers.get(i).asText()) + ": " + HIDDEN);
        return subscription;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static URI endpoint(String text) {
        try {
            URI uri = new URI(text);
            boolean http = Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
            if (!http || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null)
                throw bad("channel.endpoint", "must be an https address");
            return uri;
        } catch (URISyntaxException e) {
            throw bad("channel.endpoint", "must be an https address");
        }
    }

    private static List<String> headers(JsonNode headers, List<String> before) {
        List<String> lines = new ArrayList<>();
        for (JsonNode header : headers) {
            String line = header.asText();
            if (!HEADER.matcher(line).matches() || OURS.contains(name(line).toLowerCase(Locale.ROOT)))
                throw bad("channel.header", "must be lines such as 'Authorization: Bearer …'");
            lines.add(value(line).equals(HIDDEN) ? kept(name(line), before) : line);
        }
        return lines;
    }

    private static String kept(String name, List<String> before) {
        return before.stream()
                .filter(line -> name(line).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> bad("channel.header", "must give the value of " + name));
    }

    static String name(String header) {
        return header.split(":", 2)[0];
    }

    static String value(String header) {
        return header.split(":", 2)[1].strip();
    }

    private static Payload payload(JsonNode channel, String about) {
        for (JsonNode extension : channel.path("_payload").path("extension"))
            if (extension.path("url").asText().equals(CONTENT))
                return content(extension.path("valueCode").asText());
        String type = channel.path("payload").asText();
        if (type.isEmpty()) return Payload.EMPTY;
        if (type.equals("text/xml") && about.equals("QuestionnaireResponse")) return Payload.DOCUMENT;
        if (!type.startsWith("application/fhir+json") && !type.equals("application/json"))
            throw bad(
                    "channel.payload",
                    "must be application/fhir+json, text/xml for responses as documents, or left out for a notification"
                            + " without content");
        return Payload.RESOURCE;
    }

    /** A topic is always told by Bundles. */
    private static Payload ofTopic(JsonNode channel) {
        return switch (payload(channel, "")) {
            case ID_ONLY -> Payload.ID_ONLY;
            case FULL_RESOURCE -> Payload.FULL_RESOURCE;
            default -> Payload.NOTICE;
        };
    }

    private static Payload content(String code) {
        return switch (code) {
            case "empty" -> Payload.EMPTY;
            case "id-only" -> Payload.ID_ONLY;
            case "full-resource" -> Payload.FULL_RESOURCE;
            default -> throw bad("channel.payload.extension", "must be empty, id-only or full-resource");
        };
    }

    private static @Nullable Instant ends(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw bad("end", "must be an instant with its zone");
        }
    }

    static Refusal bad(String element, String what) {
        return Refusal.of(
                422, IssueType.VALUE, "Subscription." + element, "Subscription." + element + " " + what + ".");
    }
}
