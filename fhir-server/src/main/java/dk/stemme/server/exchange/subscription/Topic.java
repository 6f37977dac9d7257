package dk.stemme.server.exchange.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.instruments.Canonicals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be subscribed to by name (Subscriptions R5 Backport 1.1, for R4): the canonical stands in {@code criteria},
 * filters in its extension. A topic is a search that is written down already.
 */
enum Topic {
    RESPONSE_COMPLETED("response-completed", "QuestionnaireResponse", "status=completed"),
    RESPONSE_AMENDED("response-amended", "QuestionnaireResponse", "status=amended"),
    /** A finding that is not green. */
    THRESHOLD_CROSSED(
            "threshold-crossed",
            "Observation",
            "code=" + Canonicals.codeSystem("observation-kind") + "|attention&status=preliminary,final,amended"
                    + "&value-concept=yellow,red,critical");

    private static final String BASE = Canonicals.BASE + "/SubscriptionTopic/";
    private static final String FILTER =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria";
    /** What topics can be filtered by. */
    private static final Set<String> FILTERS = Set.of("patient", "subject", "questionnaire", "value-concept");

    final String type;
    private final String name;
    private final String query;

    Topic(String name, String type, String query) {
        this.name = name;
        this.type = type;
        this.query = query;
    }

    /** By its canonical; empty for criteria that are a search. */
    static Optional<Topic> of(String criteria) {
        return Arrays.stream(values())
                .filter(topic -> criteria.equals(topic.canonical()))
                .findFirst();
    }

    String canonical() {
        return BASE + name;
    }

    /** The search, narrowed by the filters of a Subscription. */
    String query(JsonNode subscription) {
        StringBuilder narrowed = new StringBuilder(query);
        for (JsonNode extension : subscription.path("_criteria").path("extension"))
            if (extension.path("url").asText().equals(FILTER))
                narrowed.append('&').append(filter(extension.path("valueString").asText()));
        return narrowed.toString();
    }

    private String filter(String text) {
        String[] parts = text.split("\\?", 2);
        boolean known = parts.length == 2
                && parts[0].equals(type)
                && List.of(parts[1].split("&")).stream().allMatch(each -> FILTERS.contains(each.split("[=:]", 2)[0]));
        if (known) return parts[1];
        throw Wish.bad(
                "criteria.extension", "must be " + type + "?… with patient, subject, questionnaire or value-concept");
    }
}
