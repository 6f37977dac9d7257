package dk.stemme.server.questionnaire;

import dk.stemme.instruments.RuleSetReader;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.springframework.stereotype.Component;

/**
 * The gate of PlanDefinitions. A rule set that is published is checked whole against its questionnaire, then frozen; from
 * then on it judges, and what was found before stands as it is. A PlanDefinition of another type passes.
 */
@Component
class RuleSetPublication implements Gate {
    private final Store store;
    private final Forms forms;
    private final RuleSets ruleSets;
    private final Definitions definitions;

    RuleSetPublication(Store store, Forms forms, RuleSets ruleSets, Definitions definitions) {
        this.store = store;
        this.forms = forms;
        this.ruleSets = ruleSets;
        this.definitions = definitions;
    }

    @Override
    public String type() {
        return "PlanDefinition";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        PlanDefinition plan = (PlanDefinition) incoming.model();
        if (!RuleSetReader.isRuleSet(plan)) return store.put(incoming);
        if (!plan.hasUrl() || !plan.hasVersion())
            throw Refusal.of(422, IssueType.REQUIRED, "PlanDefinition.url", "A rule set needs a url and a version.");
        store.findForUpdate(type(), incoming.id()).ifPresent(before -> Frozen.check(before, incoming.json()));
        Definitions.checkUnique(incoming, definitions.plan(plan.getUrl(), plan.getVersion()));
        if (plan.getStatus() == PublicationStatus.ACTIVE) ruleSets.checked(plan);
        forms.forget();
        return store.put(incoming);
    }

    @Override
    public void mayDelete(Stored stored) {
        boolean judges =
                stored.json().at("/type/coding").findValuesAsText("code").contains("eca-rule");
        if (judges) Frozen.mayDelete(stored);
    }
}
