package dk.stemme.server.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.questionnaire.AdaptiveForms;
import dk.stemme.server.store.Refusal;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Responses as their published form sees them. An ordinary response is so already. One to an adaptive form contains the
 * questionnaire it grew with: here it names the form instead, and is without the scores that the test gave itself.
 */
@Component
class AdaptiveResponses {
    private final AdaptiveForms forms;

    AdaptiveResponses(AdaptiveForms forms) {
        this.forms = forms;
    }

    /**
     * @return the response itself, or a copy
     * @throws Refusal 422 when what it contains is not of a published adaptive form, or an answer was not asked for
     */
    QuestionnaireResponse plain(QuestionnaireResponse sent) {
        if (!isAdaptive(sent)) return sent;
        QuestionnaireResponse response = sent.copy();
        AdaptiveSheet sheet = AdaptiveSheet.of(response, forms);
        sheet.checkAsked();
        List<Resource> others = response.getContained().stream()
                .filter(each -> !sheet.isContained(each))
                .toList();
        response.setContained(others);
        return response.setQuestionnaire(sheet.form().canonical());
    }

    /** Writes the exact version of the form into the contained questionnaire that is derived from it. */
    static void pin(ObjectNode json, QuestionnaireResponse sent, String canonical) {
        if (!isAdaptive(sent)) return;
        String id = sent.getQuestionnaire().substring(1);
        for (JsonNode each : json.path("contained"))
            if (each.path("id").asText().equals(id))
                ((ObjectNode) each).putArray("derivedFrom").add(canonical);
    }

    private static boolean isAdaptive(QuestionnaireResponse response) {
        return response.hasQuestionnaire() && response.getQuestionnaire().startsWith("#");
    }
}
