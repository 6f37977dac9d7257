package dk.stemme.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.gclient.ReferenceClientParam;
import ca.uhn.fhir.rest.gclient.StringClientParam;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HAPI's generic client (hapi-fhir-client), with the check of the CapabilityStatement that it makes on first use. */
class HapiClientTest extends ServerTest {
    private static final FhirContext CONTEXT = FhirContext.forR4();
    private final String word = "hapi" + UUID.randomUUID().toString().replace("-", "");
    private IGenericClient client;

    @BeforeEach
    void connect() {
        client = CONTEXT.newRestfulGenericClient("http://localhost:" + port + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(token("system/*.cruds")));
    }

    private Patient patient() {
        Patient patient = new Patient();
        patient.addName().setFamily(word).addGiven("Anna");
        patient.addIdentifier().setSystem("urn:test").setValue(word);
        return patient;
    }

    private Patient created() {
        return (Patient) client.create().resource(patient()).execute().getResource();
    }

    private QuestionnaireResponse answers(Patient patient, String digits) {
        return CONTEXT.newJsonParser()
                .parseResource(
                        QuestionnaireResponse.class,
                        Phq9.of(patient.getIdElement().getIdPart(), digits).toString());
    }

    private Bundle byFamily() {
        return client.search()
                .forResource(Patient.class)
                .where(Patient.FAMILY.matches().value(word))
                .returnBundle(Bundle.class)
                .execute();
    }

    @Test
    void theCapabilityStatementIsRead() {
        CapabilityStatement statement =
                client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
    }

    @Test
    void whatIsCreatedIsReadInJsonAndXml() {
        MethodOutcome outcome = client.create().resource(patient()).execute();
        assertThat(outcome.getCreated()).isTrue();
        assertThat(outcome.getId().getVersionIdPart()).isEqualTo("1");
        for (EncodingEnum encoding : List.of(EncodingEnum.JSON, EncodingEnum.XML)) {
            client.setEncoding(encoding);
            Patient read = client.read()
                    .resource(Patient.class)
                    .withId(outcome.getId().getIdPart())
                    .execute();
            assertThat(read.getNameFirstRep().getFamily()).isEqualTo(word);
        }
    }

    @Test
    void xmlIsCreatedToo() {
        client.setEncoding(EncodingEnum.XML);
        assertThat(client.create().resource(patient()).execute().getCreated()).isTrue();
    }

    @Test
    void aConditionalCreateCreatesOnce() {
        for (boolean first : new boolean[] {true, false}) {
            MethodOutcome outcome = client.create()
                    .resource(patient())
                    .conditional()
                    .where(Patient.IDENTIFIER.exactly().systemAndCode("urn:test", word))
                    .execute();
            assertThat(Boolean.TRUE.equals(outcome.getCreated())).isEqualTo(first);
        }
        assertThat(byFamily().getEntry()).hasSize(1);
    }

    @Test
    void anUpdateOfAStaleVersionFails() {
        Patient patient = created();
        Patient newer = (Patient) client.update()
                .resource(patient.copy().setActive(true))
                .execute()
                .getResource();
        assertThat(newer.getMeta().getVersionId()).isEqualTo("2");
        assertThatThrownBy(() -> client.update()
                        .resource(patient.setActive(false))
                        .withAdditionalHeader("If-Match", "W/\"1\"")
                        .execute())
                .isInstanceOf(PreconditionFailedException.class);
        client.update()
                .resource(newer.setActive(false))
                .withAdditionalHeader("If-Match", "W/\"2\"")
                .execute();
    }

    @Test
    void aConditionalUpdateWritesTheOneThatMatches() {
        Patient patient = created();
        MethodOutcome outcome = client.update()
                .resource(patient().setActive(true))
                .conditional()
                .where(Patient.IDENTIFIER.exactly().systemAndCode("urn:test", word))
                .prefer(PreferReturnEnum.REPRESENTATION)
                .execute();
        assertThat(outcome.getId().getIdPart()).isEqualTo(patient.getIdElement().getIdPart());
        assertThat(((Patient) outcome.getResource()).getActive()).isTrue();
    }

    @Test
    void aPatchChangesOneThing() {
        Patient patient = created();
        MethodOutcome outcome = client.patch()
                .withBody("[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]")
                .withId(patient.getIdElement().toUnqualifiedVersionless())
                .prefer(PreferReturnEnum.REPRESENTATION)
                .execute();
        assertThat(((Patient) outcome.getResource()).getActive()).isTrue();
    }

    @Test
    void aTransactionCreatesWhatRefersToEachOther() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        String urn = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(urn)
                .setResource(patient())
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Patient");
        QuestionnaireResponse response = answers(created(), "012301230");
        response.getSubject().setReference(urn);
        bundle.addEntry()
                .setResource(response)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("QuestionnaireResponse");
        Bundle answer = client.transaction().withBundle(bundle).execute();
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus())
                .allMatch(status -> status.startsWith("201"));
    }

    @Test
    void aSearchIsFollowedPageByPageToItsEnd() {
        for (int i = 0; i < 7; i++) created();
        Bundle page = client.search()
                .forResource(Patient.class)
                .where(new StringClientParam("family").matches().value(word))
                .sort()
                .descending("_lastUpdated")
                .count(3)
                .returnBundle(Bundle.class)
                .execute();
        List<String> ids = new ArrayList<>();
        int pages = 1;
        while (true) {
            page.getEntry()
                    .forEach(entry -> ids.add(entry.getResource().getIdElement().getIdPart()));
            if (page.getLink(Bundle.LINK_NEXT) == null) break;
            page = client.loadPage().next(page).execute();
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aSearchCanBePostedAndIncludeWhatIsReferredTo() {
        Patient patient = created();
        client.create().resource(answers(patient, "012301230")).execute();
        Bundle found = client.search()
                .forResource(Observation.class)
                .where(new ReferenceClientParam("patient")
                        .hasId(patient.getIdElement().getIdPart()))
                .and(new TokenClientParam("category").exactly().code("survey"))
                .include(Observation.INCLUDE_SUBJECT)
                .usingStyle(SearchStyleEnum.POST)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(found.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .contains("Observation", "Patient");
    }

    @Test
    void historyTellsEveryVersion() {
        Patient patient = created();
        client.update().resource(patient.setActive(true)).execute();
        Bundle history = client.history()
                .onInstance(patient.getIdElement().toUnqualifiedVersionless())
                .returnBundle(Bundle.class)
                .execute();
        assertThat(history.getEntry())
                .extracting(entry -> entry.getResource().getMeta().getVersionId())
                .containsExactly("2", "1");
        assertThat(client.read()
                        .resource(Patient.class)
                        .withIdAndVersion(patient.getIdElement().getIdPart(), "1")
                        .execute()
                        .hasActive())
                .isFalse();
    }

    @Test
    void whatIsDeletedIsGone() {
        Patient patient = created();
        client.delete()
                .resourceById(patient.getIdElement().toUnqualifiedVersionless())
                .execute();
        assertThatThrownBy(() -> client.read()
                        .resource(Patient.class)
                        .withId(patient.getIdElement().getIdPart())
                        .execute())
                .isInstanceOf(ResourceGoneException.class);
        assertThatThrownBy(() -> client.read()
                        .resource(Patient.class)
                        .withId("nobody-" + word)
                        .execute())
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aWrongAnswerIsRefusedWithItsPlace() {
        QuestionnaireResponse response = answers(created(), "012301230");
        response.getItemFirstRep().setLinkId("nothing");
        assertThatThrownBy(() -> client.create().resource(response).execute())
                .isInstanceOfSatisfying(
                        UnprocessableEntityException.class,
                        refused -> assertThat(((OperationOutcome) refused.getOperationOutcome())
                                        .getIssueFirstRep()
                                        .getExpression()
                                        .get(0)
                                        .getValue())
                                .isEqualTo("QuestionnaireResponse.item[0]"));
    }

    @Test
    void aResponseIsScoredAndValidated() {
        QuestionnaireResponse response = answers(created(), "333333333");
        Bundle scores = client.operation()
                .onType(QuestionnaireResponse.class)
                .named("$score")
                .withParameter(Parameters.class, "resource", response)
                .returnResourceType(Bundle.class)
                .execute();
        assertThat(scores.getEntry())
                .anySatisfy(entry -> assertThat(((Observation) entry.getResource())
                                .getValueQuantity()
                                .getValue())
                        .isEqualByComparingTo("27"));
        OperationOutcome outcome = (OperationOutcome)
                client.validate().resource(response).execute().getOperationOutcome();
        assertThat(outcome.getIssueFirstRep().getSeverity()).isEqualTo(IssueSeverity.INFORMATION);
    }

    @Test
    void thePatientsWholeRecordIsGiven() {
        Patient patient = created();
        client.create().resource(answers(patient, "012301230")).execute();
        Bundle all = client.operation()
                .onInstance(patient.getIdElement().toUnqualifiedVersionless())
                .named("$everything")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .returnResourceType(Bundle.class)
                .execute();
        assertThat(all.getEntryFirstRep().getResource()).isInstanceOf(Patient.class);
        assertThat(all.getEntry()).hasSizeGreaterThan(2);
    }

    @Test
    void aValueSetIsExpandedAndACodeLookedUp() {
        ValueSet expanded = client.operation()
                .onType(ValueSet.class)
                .named("$expand")
                .withParameter(
                        Parameters.class, "url", new UriType("http://hl7.org/fhir/ValueSet/administrative-gender"))
                .returnResourceType(ValueSet.class)
                .execute();
        assertThat(expanded.getExpansion().getContains()).hasSize(4);
        Parameters known = client.operation()
                .onType(ValueSet.class)
                .named("$validate-code")
                .withParameter(
                        Parameters.class, "url", new UriType("http://hl7.org/fhir/ValueSet/administrative-gender"))
                .andParameter("code", new CodeType("female"))
                .andParameter("system", new UriType("http://hl7.org/fhir/administrative-gender"))
                .execute();
        assertThat(((BooleanType) known.getParameter("result").getValue()).booleanValue())
                .isTrue();
    }

    @Test
    void anUnknownParameterIsRefusedWhenStrict() {
        assertThatThrownBy(() -> client.search()
                        .forResource(Patient.class)
                        .where(new StringClientParam("shoe").matches().value("44"))
                        .withAdditionalHeader("Prefer", "handling=strict")
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aQuestionnaireIsPopulated() {
        Patient patient = created();
        Parameters asked = new Parameters();
        asked.addParameter(
                "subject", new Reference("Patient/" + patient.getIdElement().getIdPart()));
        asked.addParameter("questionnaire", new UriType("https://stemme.example/fhir/Questionnaire/phq9|1.0.0"));
        var answer = client.operation()
                .onType("Questionnaire")
                .named("$populate")
                .withParameters(asked)
                .returnResourceType(QuestionnaireResponse.class)
                .execute();
        assertThat(answer.getQuestionnaire()).endsWith("phq9|1.0.0");
    }
}
