package dk.stemme.server.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Canonicals;
import dk.stemme.scoring.Text;
import dk.stemme.server.store.Json;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.StringType;

/**
 * How a score is named in FHIR.
 *
 * @param codings our code first, then LOINC and SNOMED; shared, never changed
 * @param unit UCUM
 */
public record ScoreCode(String code, ArrayNode codings, Text display, String unit) {

    static ScoreCode of(ObservationDefinition definition) {
        ArrayNode codings = Json.array();
        for (Coding coding : definition.getCode().getCoding()) {
            ObjectNode json =
                    codings.addObject().put("system", coding.getSystem()).put("code", coding.getCode());
            if (coding.hasDisplay()) json.put("display", coding.getDisplay());
        }
        Coding first = definition.getCode().getCodingFirstRep();
        String unit = definition
                .getQuantitativeDetails()
                .getUnit()
                .getCodingFirstRep()
                .getCode();
        return new ScoreCode(
                first.getCode(), codings, display(first.getDisplayElement()), unit == null ? "{score}" : unit);
    }

    /** Whether an item with this code claims to be the score. */
    boolean isNamedBy(Coding code) {
        for (JsonNode coding : codings) {
            if (coding.path("code").asText().equals(code.getCode())
                    && coding.path("system").asText().equals(code.getSystem())) return true;
        }
        return false;
    }

    private static Text display(StringType display) {
        var danish = display.getExtensionsByUrl(Canonicals.TRANSLATION).stream()
                .filter(translation -> "da".equals(translation.getExtensionString("lang")))
                .map(translation -> translation.getExtensionString("content"))
                .findFirst();
        return new Text(
                String.valueOf(display.getValue()),
                danish.map(text -> Map.of("da", text)).orElse(Map.of()));
    }

    /** As a CodeableConcept. */
    public void put(ObjectNode concept, Locale language) {
        concept.set("coding", codings);
        concept.put("text", display.in(language));
    }
}
