package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.sdc.Form;
import dk.stemme.server.denmark.Institution;
import dk.stemme.server.denmark.document.NationalDocument;
import dk.stemme.server.denmark.document.Qfdd;
import dk.stemme.server.store.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Forms as national documents. */
@Component
public class FormDocuments {
    private final Definitions definitions;
    private final Terminologies terminologies;
    private final Institution institution;
    private final FhirContext context;

    FormDocuments(Definitions definitions, Terminologies terminologies, Institution institution, FhirContext context) {
        this.definitions = definitions;
        this.terminologies = terminologies;
        this.institution = institution;
        this.context = context;
    }

    /**
     * The exact form that a response answers.
     *
     * @throws Refusal 422 when it is not named with its version, or unknown
     */
    public Questionnaire answered(@Nullable String canonical) {
        String[] parts = String.valueOf(canonical).split("\\|", 2);
        if (parts.length < 2)
            throw refusal("QuestionnaireResponse.questionnaire", "The response must name its form: url|version.");
        return definitions
                .questionnaire(parts[0], parts[1])
                .orElseThrow(() -> refusal(
                        "QuestionnaireResponse.questionnaire",
                        "The questionnaire " + canonical + " is not known here. Publish it first."));
    }

    /** @throws Refusal 422 for a form without items, url and version, or one that is wrong */
    NationalDocument of(Questionnaire form) {
        if (!form.hasUrl() || !form.hasVersion())
            throw refusal("Questionnaire.url", "A form needs url and version: its document is known by them.");
        if (!form.hasItem()) throw refusal("Questionnaire.item", "A form without items is no document.");
        QuestionnaireCheck.refusing(() -> Form.compile(form, terminologies));
        return Qfdd.of(form, institution, context);
    }

    private static Refusal refusal(String place, String text) {
        return Refusal.of(422, IssueType.REQUIRED, place, text);
    }
}
