package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches across references (R4 search 3.1.1.4.6 and 3.1.1.5.4). */
class SearchLinkTest extends SearchingTest {
    private String word = "";
    private String organization = "";
    private String patient = "";
    private String encounter = "";
    private String observation = "";

    @BeforeEach
    void aPatientWithAnEncounterAndAnObservation() {
        word = word();
        organization = create("{'resourceType':'Organization','name':'" + word + "'}");
        patient = create("{'resourceType':'Patient','identifier':[{'system':'urn:i','value':'" + word
                + "'}],'name':[{'family':'" + word + "'}],'managingOrganization':{'reference':'Organization/"
                + organization + "'}}");
        encounter =
                create("{'resourceType':'Encounter','status':'finished','class':{'code':'AMB'},'subject':{'reference':"
                        + "'Patient/" + patient + "'}}");
        observation = create("{'resourceType':'Observation','status':'final','code':{'coding':[{'code':'" + word
                + "'}]},'subject':{'reference':'Patient/" + patient + "'},'encounter':{'reference':'Encounter/"
                + encounter
                + "'}}");
    }

    @Test
    void aChainLeadsToTheIdentifierOfThePatient() {
        for (String chain : List.of("patient.identifier", "subject:Patient.identifier", "subject.identifier"))
            assertThat(found("Observation", chain, "urn:i|" + word)).as(chain).containsExactly(observation);
        assertThat(found("Observation", "patient.identifier", "urn:i|nobody")).isEmpty();
    }

    @Test
    void aChainCanBeLongAndHaveModifiers() {
        assertThat(found("Observation", "encounter.patient.organization.name:contains", word.substring(5)))
                .containsExactly(observation);
    }

    @Test
    void aCanonicalCanBeFollowedToo() {
        String url = "https://example.org/Questionnaire/" + word;
        create("{'resourceType':'Questionnaire','status':'active','url':'" + url + "','version':'1.0.0','title':'"
                + word + "','item':[{'linkId':'a','type':'string','text':'A'}]}");
        String response = create("{'resourceType':'QuestionnaireResponse','status':'completed','questionnaire':'" + url
                + "|1.0.0','subject':{'reference':'Patient/" + patient + "'},'authored':'2026-01-01T08:00:00Z',"
                + "'item':[{'linkId':'a','answer':[{'valueString':'b'}]}]}");
        assertThat(found("QuestionnaireResponse", "questionnaire.title", word)).containsExactly(response);
        assertThat(included(
                        "QuestionnaireResponse", "_id", response, "_include", "QuestionnaireResponse:questionnaire"))
                .hasSize(1);
    }

    @Test
    void whatRefersToAResourceCanBeItsCondition() {
        assertThat(found("Patient", "_has:Observation:patient:code", word)).containsExactly(patient);
        assertThat(found("Encounter", "_has:Observation:encounter:code", word)).containsExactly(encounter);
        assertThat(found("Organization", "_has:Patient:organization:_has:Observation:patient:code", word))
                .containsExactly(organization);
        assertThat(found("Patient", "_has:Observation:patient:code", "nothing")).isEmpty();
    }

    @Test
    void whatIsReferredToComesAlong() {
        assertThat(included("Observation", "_id", observation, "_include", "Observation:subject"))
                .containsExactly(patient);
        assertThat(included("Observation", "_id", observation, "_include", "Observation:encounter:Encounter"))
                .containsExactly(encounter);
        assertThat(included("Observation", "_id", observation, "_include", "Observation:subject:Location"))
                .isEmpty();
        assertThat(included("Observation", "_id", observation, "_include", "*"))
                .containsExactlyInAnyOrder(patient, encounter);
    }

    @Test
    void whatRefersComesAlong() {
        assertThat(included("Patient", "_id", patient, "_revinclude", "Observation:patient"))
                .containsExactly(observation);
        assertThat(included("Encounter", "_id", encounter, "_revinclude", "Observation:encounter"))
                .containsExactly(observation);
    }

    @Test
    void iterateGoesOnFromWhatIsIncluded() {
        assertThat(included(
                        "Observation",
                        "_id",
                        observation,
                        "_include",
                        "Observation:subject",
                        "_include:iterate",
                        "Patient:organization"))
                .containsExactlyInAnyOrder(patient, organization);
        assertThat(included(
                        "Observation",
                        "_id",
                        observation,
                        "_include",
                        "Observation:subject",
                        "_include",
                        "Patient:organization"))
                .containsExactly(patient);
    }

    @Test
    void anIncludeThatIsNotKnownIsRefusedUnderStrict() {
        ask("Patient", "_include", "Patient:shoe").statusCode(400);
        ask("Patient", "_has:Observation:shoe:code", "a").statusCode(400);
        ask("Observation", "subject:Shoe.name", "a").statusCode(400);
    }

    @Test
    void aChainThatNeverEndsIsRefused() {
        ask("Location", "partof.partof.partof.partof.partof.partof.name", "a")
                .statusCode(400)
                .body("issue[0].code", equalTo("too-costly"));
    }

    @Test
    void anIncludeStormIsRefused() {
        String entries = IntStream.range(0, 1001)
                .mapToObj(i -> "{'resource':{'resourceType':'Encounter','status':'finished','class':{'code':'AMB'},"
                        + "'subject':{'reference':'Patient/" + patient
                        + "'}},'request':{'method':'POST','url':'Encounter'}}")
                .collect(Collectors.joining(","));
        ehr().body(("{'resourceType':'Bundle','type':'transaction','entry':[" + entries + "]}").replace('\'', '"'))
                .post("/")
                .then()
                .statusCode(200);
        ask("Patient", "_id", patient, "_revinclude", "Encounter:patient")
                .statusCode(400)
                .body("issue[0].code", equalTo("too-costly"));
    }
}
