package dk.stemme.server.response;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.questionnaire.RuleSets;
import dk.stemme.server.questionnaire.ScopedRules;
import dk.stemme.server.response.DryRun.Retried;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Page;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.UnitReach;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * {@code POST PlanDefinition/$dry-run} with a rule set in the body, or {@code PlanDefinition/{id}/$dry-run} with a stored
 * one: tries it on the old answers of those in treatment at the caller's units (or at one of them, parameter subject)
 * and tells who would change colour. Nothing is stored but the audit record of whom it told about.
 */
@Component
class DryRunOperation implements FhirOperations {
    private final Permission permission;
    private final UnitReach units;
    private final Store store;
    private final Search search;
    private final RuleSets ruleSets;
    private final DryRun dryRun;
    private final FhirContext context;

    DryRunOperation(
            Permission permission,
            UnitReach units,
            Store store,
            Search search,
            RuleSets ruleSets,
            DryRun dryRun,
            FhirContext context) {
        this.permission = permission;
        this.units = units;
        this.store = store;
        this.search = search;
        this.ruleSets = ruleSets;
        this.dryRun = dryRun;
        this.context = context;
    }

    @Operation(name = "$dry-run", typeName = "PlanDefinition")
    public Parameters dryRun(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("PlanDefinition", "$dry-run");
        permission.check("QuestionnaireResponse", "search");
        DryRunRequest asked = DryRunRequest.read(OperationInput.of(request, context, "rules"));
        ScopedRules tried = ruleSets.checked(rules(id, asked));
        Page page = Reach.within(
                reach(asked.unit()), () -> search.page("QuestionnaireResponse", query(tried, asked), true));
        List<Retried> retried = dryRun.of(tried, page.matches());
        DryRunAnswer answer = new DryRunAnswer(tried, page.total(), retried, LocaleContextHolder.getLocale());
        new Answer(200, Json.write(answer.json()), null, answer.told()).attach(request);
        return new Parameters();
    }

    private PlanDefinition rules(@Nullable IdType id, DryRunRequest asked) {
        if (id != null)
            return context.newJsonParser()
                    .parseResource(
                            PlanDefinition.class,
                            store.read("PlanDefinition", id.getIdPart()).text());
        if (asked.rules() != null) return asked.rules();
        throw Refusal.of(
                400,
                IssueType.REQUIRED,
                "Parameters.parameter",
                "Send the rule set to try as the parameter rules, or ask a stored one: PlanDefinition/{id}/$dry-run.");
    }

    private Reach reach(@Nullable String unit) {
        if (unit == null) return Reach.current();
        store.read("Location", unit);
        if (!units.isOwn(unit))
            throw Refusal.of(403, IssueType.FORBIDDEN, "", "You do not work at Location/" + unit + ".");
        return UnitReach.of(unit);
    }

    private static Map<String, List<String>> query(ScopedRules tried, DryRunRequest asked) {
        return Map.of(
                "questionnaire", List.of(String.join(",", tried.questionnaires())),
                "status", List.of("completed,amended"),
                "authored", asked.authored(),
                "_sort", List.of("-authored"),
                "_total", List.of("accurate"),
                "_count", List.of(Integer.toString(asked.count())));
    }
}
