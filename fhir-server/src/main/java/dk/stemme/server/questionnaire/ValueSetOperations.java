package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.sdc.Listing;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code ValueSet/$expand} and {@code ValueSet/$validate-code} (R4): of a stored value set, by id or canonical, or of one
 * in the body.
 */
@Component
class ValueSetOperations implements FhirOperations {
    private static final String INPUT = "valueSet";

    private final Permission permission;
    private final Terminologies terminologies;
    private final Store store;
    private final FhirContext context;
    private final Clock clock;

    ValueSetOperations(
            Permission permission, Terminologies terminologies, Store store, FhirContext context, Clock clock) {
        this.permission = permission;
        this.terminologies = terminologies;
        this.store = store;
        this.context = context;
        this.clock = clock;
    }

    @Operation(name = "$expand", typeName = "ValueSet", idempotent = true, manualRequest = true)
    public ValueSet expand(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("ValueSet", "$expand");
        OperationInput input = OperationInput.of(request, context, INPUT);
        ValueSet valueSet = valueSet(id, input);
        Listing listing = new Listing(
                input.text("filter").orElse(null),
                input.count("offset").orElse(0),
                input.count("count").orElse(null),
                input.text("activeOnly").map(Boolean::parseBoolean).orElse(false),
                input.text("includeDesignations").map(Boolean::parseBoolean).orElse(false),
                input.text("displayLanguage").map(Locale::forLanguageTag).orElse(null));
        answer(listing.of(valueSet, terminologies.list(valueSet), Date.from(clock.instant())), request);
        return valueSet;
    }

    @Operation(name = "$validate-code", typeName = "ValueSet", idempotent = true, manualRequest = true)
    public Parameters validate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("ValueSet", "$validate-code");
        OperationInput input = OperationInput.of(request, context, INPUT);
        ValueSet valueSet = valueSet(id, input);
        AskedCode asked = AskedCode.of(input, "system");
        Parameters answer = asked.judge(
                terminologies.list(valueSet).stream()
                        .filter(concept -> !concept.isAbstract())
                        .toList(),
                valueSet.hasUrl() ? valueSet.getUrl() : "ValueSet");
        answer(answer, request);
        return answer;
    }

    private void answer(Resource resource, RequestDetails request) {
        Answer.of(context, resource, List.of()).attach(request);
    }

    private ValueSet valueSet(@Nullable IdType id, OperationInput input) {
        if (id != null)
            return context.newJsonParser()
                    .parseResource(
                            ValueSet.class,
                            Json.withNulls(
                                    store.read("ValueSet", id.getIdPart()).text()));
        if (input.one(INPUT).isPresent())
            return input.resource(INPUT, ValueSet.class).orElseThrow();
        String url = input.text("url").orElseThrow(() -> OperationInput.bad("url", "is missing: which value set?"));
        String canonical = input.text("valueSetVersion")
                .map(version -> url + "|" + version)
                .orElse(url);
        return terminologies
                .valueSet(canonical)
                .orElseThrow(() ->
                        Refusal.of(404, IssueType.NOTFOUND, "", "The value set " + canonical + " is not known here."));
    }
}
