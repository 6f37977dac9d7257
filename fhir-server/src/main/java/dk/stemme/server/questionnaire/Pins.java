package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Stored;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.stereotype.Component;

/**
 * Writes into a questionnaire that is being published which version of each value set it means: the newest of now, so that
 * it means the same for ever. One that is published already keeps what it had.
 */
@Component
class Pins {
    private static final String ELEMENT = "answerValueSet";

    private final Terminologies terminologies;
    private final FhirContext context;

    Pins(Terminologies terminologies, FhirContext context) {
        this.terminologies = terminologies;
        this.context = context;
    }

    Incoming pin(Incoming incoming, Optional<Stored> before) {
        Map<String, String> had = new HashMap<>();
        before.filter(stored -> !stored.deleted())
                .ifPresent(stored -> walk(stored.json(), canonical -> {
                    had.put(canonical.split("\\|", 2)[0], canonical);
                    return canonical;
                }));
        ObjectNode pinned = incoming.json().deepCopy();
        walk(pinned, canonical -> isOpen(canonical) ? had.getOrDefault(canonical, exact(canonical)) : canonical);
        if (pinned.equals(incoming.json())) return incoming;
        Questionnaire model = context.newJsonParser().parseResource(Questionnaire.class, pinned.toString());
        return new Incoming(incoming.type(), incoming.id(), incoming.expected(), pinned, model);
    }

    private static boolean isOpen(String canonical) {
        return !canonical.startsWith("#") && !canonical.contains("|");
    }

    private String exact(String canonical) {
        return terminologies
                .valueSet(canonical)
                .filter(ValueSet::hasVersion)
                .map(found -> canonical + "|" + found.getVersion())
                .orElse(canonical);
    }

    private static void walk(JsonNode around, UnaryOperator<String> change) {
        for (JsonNode item : around.path("item")) {
            JsonNode canonical = item.path(ELEMENT);
            if (canonical.isTextual()) ((ObjectNode) item).put(ELEMENT, change.apply(canonical.asText()));
            walk(item, change);
        }
    }
}
