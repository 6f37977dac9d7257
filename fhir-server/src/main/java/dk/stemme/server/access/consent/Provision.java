package dk.stemme.server.access.consent;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.DateSpan;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.SearchTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * A provision of a Consent that denies (R4 Consent.provision): to whom, for what purpose, of which types, from when until
 * when. An empty list means all. A permission is no more than what holds anyhow: a Consent never widens.
 */
record Provision(List<String> actors, List<String> purposes, List<String> types, Instant starts, Instant ends) {
    private static final Pattern ACTOR =
            Pattern.compile("(Practitioner|RelatedPerson|Organization|Location)/[A-Za-z0-9.-]{1,64}");
    /** What would have to be enforced too, and is not. */
    private static final List<String> UNKNOWN = List.of("action", "securityLabel", "code", "dataPeriod", "data");

    private static final Instant ALWAYS = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws Refusal 422 for one that cannot be enforced: half of it would be worse than none */
    static List<Provision> of(JsonNode consent) {
        List<Provision> found = new ArrayList<>();
        if (consent.path("status").asText().equals("active"))
            gather(consent.path("provision"), "Consent.provision", found);
        return found;
    }

    private static void gather(JsonNode provision, String place, List<Provision> found) {
        boolean denies = provision.path("type").asText().equals("deny");
        JsonNode within = provision.path("provision");
        if (denies && !within.isEmpty())
            throw bad(
                    place + ".provision", "an exception to a denial cannot be enforced here; deny each part by itself");
        for (int i = 0; i < within.size(); i++) gather(within.get(i), place + ".provision[" + i + "]", found);
        if (denies) found.add(denial(provision, place));
    }

    private static Provision denial(JsonNode provision, String place) {
        for (String element : UNKNOWN)
            if (provision.has(element)) throw bad(place + "." + element, "is not enforced here; leave it out");
        DateSpan period = DateSpan.of(provision.path("period"));
        return new Provision(
                each(provision, "actor", actor -> actor(actor, place)),
                each(provision, "purpose", purpose -> purpose.path("code").asText()),
                each(provision, "class", type -> type(type, place)),
                period == null ? ALWAYS : period.starts(),
                period == null ? FOREVER : period.ends());
    }

    private static String actor(JsonNode actor, String place) {
        String reference = actor.path("reference").path("reference").asText();
        if (ACTOR.matcher(reference).matches()) return reference;
        throw bad(
                place + ".actor",
                "must name a Practitioner, RelatedPerson, Organization or Location by reference (Practitioner/1)");
    }

    private static String type(JsonNode coding, String place) {
        String type = coding.path("code").asText();
        if (SearchTable.get().serves(type)) return type;
        throw bad(place + ".class", "must be a resource type that is served here, not '" + type + "'");
    }

    private static List<String> each(JsonNode provision, String element, Function<JsonNode, String> read) {
        Stream.Builder<String> found = Stream.builder();
        provision.path(element).forEach(node -> found.add(read.apply(node)));
        return found.build().distinct().toList();
    }

    private static Refusal bad(String expression, String what) {
        return Refusal.of(422, IssueType.NOTSUPPORTED, expression, expression + ": " + what + ".");
    }
}
