package dk.stemme.server.questionnaire;

import dk.stemme.scoring.irt.AdaptiveTest;
import java.util.Map;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/**
 * A published form whose questions are chosen one by one.
 *
 * @param form which has no questions itself; not to be changed
 * @param bank the form that holds all questions
 * @param items the questions by linkId; not to be changed
 * @param test nothing asked yet
 */
public record AdaptiveForm(
        Questionnaire form, PublishedForm bank, Map<String, QuestionnaireItemComponent> items, AdaptiveTest test) {

    public String canonical() {
        return form.getUrl() + "|" + form.getVersion();
    }
}
