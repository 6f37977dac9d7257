package dk.stemme.server.questionnaire;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.Optional;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.springframework.stereotype.Component;

/**
 * The gate of questionnaires: a draft may change freely; a published version is checked whole, then frozen but for its
 * status, date and contact.
 */
@Component
class Publication implements Gate {
    private final Store store;
    private final Forms forms;
    private final RuleSets ruleSets;
    private final Definitions definitions;
    private final Pins pins;

    Publication(Store store, Forms forms, RuleSets ruleSets, Definitions definitions, Pins pins) {
        this.pins = pins;
        this.store = store;
        this.forms = forms;
        this.ruleSets = ruleSets;
        this.definitions = definitions;
    }

    @Override
    public String type() {
        return "Questionnaire";
    }

    @Override
    public Accepted accept(Incoming sent) {
        Questionnaire asSent = (Questionnaire) sent.model();
        if (!asSent.hasUrl() || !asSent.hasVersion())
            throw Refusal.of(
                    422, IssueType.REQUIRED, "Questionnaire.url", "A questionnaire needs a url and a version.");
        Optional<Stored> before = store.findForUpdate("Questionnaire", sent.id());
        Incoming incoming = asSent.getStatus() == PublicationStatus.DRAFT ? sent : pins.pin(sent, before);
        Questionnaire questionnaire = (Questionnaire) incoming.model();
        before.ifPresent(stored -> Frozen.check(stored, incoming.json()));
        Definitions.checkUnique(
                incoming, definitions.questionnaire(questionnaire.getUrl(), questionnaire.getVersion()));
        if (questionnaire.getStatus() == PublicationStatus.ACTIVE) checkWhole(questionnaire);
        forms.forget();
        return store.put(incoming);
    }

    @Override
    public void mayDelete(Stored stored) {
        Frozen.mayDelete(stored);
    }

    /** @throws Refusal 422 with all that is wrong with the form and its scores; rules are held against what is right */
    void checkWhole(Questionnaire questionnaire) {
        QuestionnaireCheck.refusingAll(forms.checks(questionnaire));
        QuestionnaireCheck.refusing(() -> {
            PublishedForm form = forms.compile(questionnaire);
            ruleSets.checkFit(questionnaire, form.scorer().instrument());
            return form;
        });
    }
}
