package dk.stemme.server.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Grant;
import dk.stemme.server.access.Origin;
import dk.stemme.server.access.Purpose;
import dk.stemme.server.access.Role;
import dk.stemme.server.access.purpose.TestPurposes;
import dk.stemme.server.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an AuditEvent says; each is read back by the strict parser. */
class AccessTest {
    private static final Origin HERE = new Origin("192.0.2.1", "stemme.example", "cc6d168e");
    private static final Caller METTE = new Caller(
            "mette",
            "Mette Holm",
            Role.CLINICIAN,
            "Practitioner/mette",
            Set.of(),
            List.of(new Caller.Unit("Location/knee", "Knee clinic")),
            new Grant("viewer", Set.of(), Purpose.TREATMENT, null));
    private static final Caller NANCY = new Caller(
            "nancy",
            "Nancy Berggren",
            Role.PATIENT,
            "Patient/nancy",
            Set.of("Patient/nancy"),
            List.of(),
            Grant.session(Role.PATIENT));
    private static final Caller EHR =
            new Caller("demo-ehr", "demo-ehr", Role.SYSTEM, "", Set.of(), List.of(), Grant.session(Role.SYSTEM));

    /** IHE BALP 1.1: the type of client, server and user in each of its RESTful patterns. */
    @ParameterizedTest
    @CsvSource({
        "read,        read,        R, 110152, 110153,    IRCP",
        "vread,       vread,       R, 110152, 110153,    IRCP",
        "search-type, search-type, E, 110153, 110152,    IRCP",
        "create,      create,      C, 110153, 110152,    AUT",
        "update,      update,      U, 110153, 110152,    AUT",
        "patch,       patch,       U, 110153, 110152,    AUT",
        "delete,      delete,      D, 110150, custodian, AUT",
        "$everything, operation,   E, 110153, 110152,    IRCP"
    })
    void eachInteractionHasThePatternOfBalp(
            String code, String subtype, String action, String client, String server, String user) {
        AuditEvent event = event(access(METTE, code, "Observation/1", "Patient/2", null));
        assertThat(event.getType().getCode()).isEqualTo("rest");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo(subtype);
        assertThat(event.getAction().toCode()).isEqualTo(action);
        assertThat(event.getOutcome()).isEqualTo(AuditEventOutcome._0);
        assertThat(event.getAgent())
                .extracting(agent -> agent.getType().getCodingFirstRep().getCode())
                .containsExactly(user, client, server);
        assertThat(event.getAgent().get(1).getNetwork().getAddress()).isEqualTo("192.0.2.1");
        assertThat(event.getAgent().get(2).getNetwork().getAddress()).isEqualTo("stemme.example");
    }

    @Test
    void aReadNamesResourceAndPatientAndTheRequest() {
        AuditEvent event = event(access(METTE, "read", "Observation/1", "Patient/2", null));
        assertThat(event.getEntity())
                .extracting(entity ->
                        entity.getType().getCode() + " " + entity.getWhat().getReference() + " "
                                + entity.getRole().getCode())
                .startsWith("2 Observation/1 4", "1 Patient/2 1");
        assertThat(event.getEntity().get(2).getType().getCode()).isEqualTo("XrequestId");
        assertThat(event.getEntity().get(2).getWhat().getIdentifier().getValue())
                .isEqualTo("cc6d168e");
    }

    @Test
    void staffAreNamedWithRoleUnitAndApp() {
        AuditEvent event = event(access(METTE, "read", "Patient/2", "Patient/2", null));
        AuditEventAgentComponent who = event.getAgentFirstRep();
        assertThat(who.getWho().getReference()).isEqualTo("Practitioner/mette");
        assertThat(who.getName()).isEqualTo("Mette Holm");
        assertThat(who.getRoleFirstRep().getCodingFirstRep().getCode()).isEqualTo("clinician");
        assertThat(who.getLocation().getDisplay()).isEqualTo("Knee clinic");
        assertThat(who.getRequestor()).isTrue();
        assertThat(event.getAgent().get(1).getWho().getIdentifier().getValue()).isEqualTo("viewer");
        assertThat(event.getAgent().get(1).getRequestor()).isFalse();
    }

    @Test
    void aPatientIsNamedByReferenceAlone() {
        Access access = access(NANCY, "read", "Patient/nancy", "Patient/nancy", null);
        assertThat(event(access).getAgentFirstRep().getWho().getReference()).isEqualTo("Patient/nancy");
        assertThat(event(access).getAgent().get(1).getWho().getIdentifier().getValue())
                .isEqualTo("stemme");
        assertThat(Json.write(access.event(Instant.EPOCH, TestPurposes.BUILT_IN)))
                .doesNotContain("Berggren");
    }

    @Test
    void purposeAndLegalBasisAreCited() {
        AuditEvent event = event(access(METTE, "read", "Patient/2", "Patient/2", null));
        assertThat(event.getPurposeOfEventFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("TREAT");
        assertThat(event.getAgentFirstRep()
                        .getPurposeOfUseFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("TREAT");
        assertThat(event.getAgentFirstRep().getPurposeOfUseFirstRep().getText()).startsWith("sundhedsloven § 41");
    }

    @Test
    void anEmergencyHasItsReason() {
        AuditEvent event = event(
                new Access(METTE, "read", Outcome.SUCCESS, "Patient/2", "Patient/2", null, HERE, "unconscious", null));
        assertThat(event.getPurposeOfEventFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("BTG");
        assertThat(event.getPurposeOfEventFirstRep().getText()).isEqualTo("unconscious");
    }

    @Test
    void aSystemIsTheClientItself() {
        AuditEvent event = event(access(EHR, "create", "Patient/2", "Patient/2", null));
        assertThat(event.getAgent()).hasSize(2);
        assertThat(event.getAgentFirstRep().getWho().getIdentifier().getValue()).isEqualTo("demo-ehr");
        assertThat(event.getAgentFirstRep().getRequestor()).isTrue();
        assertThat(event.getAgentFirstRep()
                        .getRoleFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("system");
    }

    @Test
    void aSearchIsAnExecutionWithItsQuery() {
        AuditEvent event = event(access(EHR, "search-type", null, null, "GET Task?_count=1"));
        assertThat(new String(event.getEntityFirstRep().getQuery(), StandardCharsets.UTF_8))
                .isEqualTo("GET Task?_count=1");
        assertThat(event.getEntityFirstRep().getRole().getCode()).isEqualTo("24");
    }

    @Test
    void aDenialIsASeriousFailureAndSaysWhy() {
        Access denied = access(METTE, "delete", null, null, "DELETE Patient/1")
                .failed(Outcome.ofStatus(403), "The role clinician may not delete Patient.");
        assertThat(event(denied).getOutcome()).isEqualTo(AuditEventOutcome._8);
        assertThat(event(denied).getOutcomeDesc()).isEqualTo("The role clinician may not delete Patient.");
        assertThat(Outcome.ofStatus(404)).isEqualTo(Outcome.MINOR_FAILURE);
        assertThat(Outcome.ofStatus(500)).isEqualTo(Outcome.MAJOR_FAILURE);
    }

    @Test
    void aTokenIsIssuedByThePatternOfIti71() {
        AuditEvent event = event(Entrance.token(METTE, "grant_type=authorization_code", HERE));
        assertThat(event.getType().getCode()).isEqualTo("110114");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("ITI-71");
        assertThat(event.getAgent())
                .extracting(agent -> agent.getType().getCodingFirstRep().getCode())
                .containsExactly("IRCP", "110150", "AuthzOauthService");
        assertThat(event.getEntity()).hasSize(1);
    }

    private static Access access(
            Caller caller, String code, @Nullable String what, @Nullable String patient, @Nullable String query) {
        return new Access(caller, code, Outcome.SUCCESS, what, patient, query, HERE, null, null);
    }

    private static AuditEvent event(Recorded recorded) {
        var parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        Instant now = Instant.parse("2026-11-21T20:40:39.384Z");
        return parser.parseResource(AuditEvent.class, Json.write(recorded.event(now, TestPurposes.BUILT_IN)));
    }
}
