package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dk.stemme.server.access.Access.Outcome;
import dk.stemme.server.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.junit.jupiter.api.Test;

/** What an AuditEvent says; each is read back by the strict parser. */
class AccessTest {
    private static final Caller METTE =
            new Caller("mette", "Mette Holm", Role.CLINICIAN, "Practitioner/mette", Set.of(), List.of(), Set.of());
    private static final Caller EHR =
            new Caller("demo-ehr", "demo-ehr", Role.SYSTEM, "", Set.of(), List.of(), Set.of());

    @Test
    void aReadNamesReaderResourceAndPatient() {
        AuditEvent event = event(new Access(METTE, "read", Outcome.SUCCESS, "Observation/1", "Patient/2", null));
        assertThat(event.getType().getCode()).isEqualTo("rest");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("read");
        assertThat(event.getAction()).isEqualTo(AuditEventAction.R);
        assertThat(event.getOutcome()).isEqualTo(AuditEventOutcome._0);
        assertThat(event.getAgentFirstRep().getWho().getReference()).isEqualTo("Practitioner/mette");
        assertThat(event.getAgentFirstRep().getRequestor()).isTrue();
        assertThat(event.getEntity())
                .extracting(entity ->
                        entity.getWhat().getReference() + " " + entity.getRole().getCode())
                .containsExactly("Observation/1 4", "Patient/2 1");
    }

    @Test
    void aPatientIsNamedOnce() {
        AuditEvent event = event(new Access(METTE, "read", Outcome.SUCCESS, "Patient/2", "Patient/2", null));
        assertThat(event.getEntity()).hasSize(1);
    }

    @Test
    void aSystemIsNamedByItsClientId() {
        AuditEvent event = event(new Access(EHR, "create", Outcome.SUCCESS, "Patient/2", "Patient/2", null));
        assertThat(event.getAction()).isEqualTo(AuditEventAction.C);
        assertThat(event.getAgentFirstRep().getWho().getIdentifier().getValue()).isEqualTo("demo-ehr");
    }

    @Test
    void aSearchIsAnExecutionWithItsQuery() {
        AuditEvent event = event(new Access(EHR, "search-type", Outcome.SUCCESS, null, null, "GET Task?_count=1"));
        assertThat(event.getAction()).isEqualTo(AuditEventAction.E);
        assertThat(new String(event.getEntityFirstRep().getQuery(), StandardCharsets.UTF_8))
                .isEqualTo("GET Task?_count=1");
    }

    @Test
    void anOperationIsOne() {
        AuditEvent event = event(new Access(METTE, "$overview", Outcome.SUCCESS, null, "Patient/2", "GET Location/1"));
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("operation");
    }

    @Test
    void aDenialIsASeriousFailure() {
        Outcome outcome = Outcome.ofStatus(403);
        assertThat(event(new Access(METTE, "delete", outcome, null, null, "DELETE Patient/1"))
                        .getOutcome())
                .isEqualTo(AuditEventOutcome._8);
        assertThat(Outcome.ofStatus(404)).isEqualTo(Outcome.MINOR_FAILURE);
        assertThat(Outcome.ofStatus(500)).isEqualTo(Outcome.MAJOR_FAILURE);
    }

    @Test
    void noNameStandsInIt() {
        Access access = new Access(METTE, "read", Outcome.SUCCESS, "Patient/2", "Patient/2", null);
        assertThat(Json.write(access.event(Instant.EPOCH))).doesNotContain("Holm");
    }

    private static AuditEvent event(Access access) {
        var parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        return parser.parseResource(
                AuditEvent.class, Json.write(access.event(Instant.parse("2026-11-21T20:40:39.384Z"))));
    }
}
