package dk.stemme.server.access.consent;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Visit;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/$break-the-glass}: in an emergency a clinician reaches a patient whom they do not treat, or who keeps them
 * out, for some hours and with a reason (sundhedsloven §§ 42 a and 43). It is on record with the
 * purpose BTG and the reason, and the patient sees it.
 */
@Component
class BreakTheGlass implements FhirOperations {
    private static final String NAME = "$break-the-glass";
    private static final int SHORTEST_REASON = 10;

    private final Permission permission;
    private final Store store;
    private final Search search;
    private final JdbcClient jdbc;
    private final FhirContext context;
    private final Clock clock;
    private final Duration lasts;

    BreakTheGlass(
            Permission permission,
            Store store,
            Search search,
            JdbcClient jdbc,
            FhirContext context,
            Clock clock,
            @Value("${stemme.emergency:8h}") Duration lasts) {
        this.permission = permission;
        this.store = store;
        this.search = search;
        this.jdbc = jdbc;
        this.context = context;
        this.clock = clock;
        this.lasts = lasts;
    }

    @Operation(name = NAME, typeName = "Patient", manualRequest = true)
    public Patient reach(RequestDetails request) {
        permission.check("Patient", NAME);
        OperationInput input = OperationInput.of(request, context, "patient");
        String reason = input.text("reason").orElse("").strip();
        if (reason.length() < SHORTEST_REASON)
            throw OperationInput.bad("reason", "must say why, in " + SHORTEST_REASON + " characters or more");
        Visit visit = Objects.requireNonNull(Visit.current());
        visit.emergency(reason);
        Stored patient = Reach.asSystem(() -> patient(input));
        keep(Objects.requireNonNull(visit.caller()), patient.id(), reason);
        Answer.of(200, patient).attach(request);
        return new Patient();
    }

    private Stored patient(OperationInput input) {
        String reference = input.text("patient").orElse("");
        if (reference.matches("Patient/[A-Za-z0-9.-]{1,64}"))
            return store.read("Patient", reference.substring("Patient/".length()));
        List<Stored> found = search.page("Patient", Map.of("identifier", List.of(identifier(input))), true)
                .matches();
        if (found.size() == 1) return found.get(0);
        throw Refusal.of(404, IssueType.NOTFOUND, "", "No patient, or more than one, has this identifier.");
    }

    private static String identifier(OperationInput input) {
        Object value = input.one("identifier")
                .map(ParametersParameterComponent::getValue)
                .orElseThrow(() -> OperationInput.bad("identifier", "is missing (or patient)"));
        if (value instanceof Identifier identifier && identifier.hasSystem() && identifier.hasValue())
            return identifier.getSystem() + "|" + identifier.getValue().replace(",", "\\,");
        throw OperationInput.bad("identifier", "must be an Identifier with system and value");
    }

    private void keep(Caller caller, String patient, String reason) {
        if (caller.fhirUser().isEmpty())
            throw Refusal.of(
                    403, IssueType.FORBIDDEN, "", "Only a person can break the glass: the token names no fhirUser.");
        Instant now = clock.instant();
        jdbc.sql("insert into emergency (person, patient, reason, starts, ends) values (?, ?, ?, ?, ?)")
                .params(
                        caller.fhirUser(),
                        patient,
                        reason,
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(lasts).atOffset(ZoneOffset.UTC))
                .update();
    }
}
