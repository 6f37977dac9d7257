package dk.stemme.server.questionnaire;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.sdc.InvalidQuestionnaire;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.List;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.springframework.context.i18n.LocaleContextHolder;
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

    Publication(Store store, Forms forms, RuleSets ruleSets, Definitions definitions) {
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
    public Accepted accept(Incoming incoming) {
        Questionnaire questionnaire = (Questionnaire) incoming.model();
        if (!questionnaire.hasUrl() || !questionnaire.hasVersion())
            throw Refusal.of(
                    422, IssueType.REQUIRED, "Questionnaire.url", "A questionnaire needs a url and a version.");
        store.findForUpdate("Questionnaire", incoming.id()).ifPresent(before -> Frozen.check(before, incoming.json()));
        checkUnique(incoming, questionnaire);
        if (questionnaire.getStatus() == PublicationStatus.ACTIVE) checkWhole(questionnaire);
        forms.forget();
        return store.put(incoming);
    }

    @Override
    public void mayDelete(Stored stored) {
        Frozen.mayDelete(stored);
    }

    private void checkUnique(Incoming incoming, Questionnaire questionnaire) {
        definitions
                .questionnaire(questionnaire.getUrl(), questionnaire.getVersion())
                .filter(other -> !other.getIdElement().getIdPart().equals(incoming.id()))
                .ifPresent(other -> {
                    throw Refusal.of(
                            409,
                            IssueType.DUPLICATE,
                            "Questionnaire.version",
                            "%s|%s is here already as %s."
                                    .formatted(questionnaire.getUrl(), questionnaire.getVersion(), other.getId()));
                });
    }

    private void checkWhole(Questionnaire questionnaire) {
        try {
            PublishedForm form = forms.compile(questionnaire);
            ruleSets.checkFit(questionnaire, form.scorer().instrument());
        } catch (InvalidQuestionnaire e) {
            throw new Refusal(
                    422,
                    e.problems(LocaleContextHolder.getLocale()).stream()
                            .map(p -> new Issue(p.severity(), p.code(), p.expression(), p.diagnostics()))
                            .toList());
        } catch (DefinitionException e) {
            throw new Refusal(
                    422,
                    List.of(new Issue(
                            IssueSeverity.ERROR, IssueType.BUSINESSRULE, "Questionnaire.extension", e.getMessage())));
        }
    }
}
