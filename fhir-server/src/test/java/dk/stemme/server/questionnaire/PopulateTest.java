package dk.stemme.server.questionnaire;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code Questionnaire/$populate}: by expressions over the launch context and searches, then from Observations. */
class PopulateTest extends ServerTest {
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
    private static final String FORM = """
            {"resourceType":"Questionnaire","id":"populated","url":"urn:test:populated","version":"1","status":"draft",
             "extension":[{"url":"%1$slaunchContext","extension":[
                {"url":"name","valueCoding":{"system":"http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext",
                  "code":"patient"}},{"url":"type","valueCode":"Patient"}]},
               {"url":"http://hl7.org/fhir/StructureDefinition/variable","valueExpression":{"name":"visits",
                 "language":"application/x-fhir-query","expression":"Encounter?subject=Patient/{{%%patient.id}}"}}],
             "item":[
              {"linkId":"family","type":"string","text":"Name","extension":[%2$s"%%patient.name.family.first()"}}]},
              {"linkId":"born","type":"date","extension":[%2$s"%%patient.birthDate"}}]},
              {"linkId":"sex","type":"choice","extension":[%2$s"%%patient.gender"}}],
                "answerOption":[{"valueCoding":{"system":"urn:s","code":"female"}},
                  {"valueCoding":{"system":"urn:s","code":"male"}}]},
              {"linkId":"visits","type":"integer","extension":[%2$s"%%visits.entry.count()"}}]},
              {"linkId":"phones","type":"group","repeats":true,"extension":[{"url":"%1$sitemPopulationContext",
                 "valueExpression":{"name":"phone","language":"text/fhirpath",
                  "expression":"%%patient.telecom.where(system='phone')"}}],
                "item":[{"linkId":"number","type":"string","extension":[%2$s"%%phone.value"}}]}]},
              {"linkId":"weight","type":"quantity","code":[{"system":"http://loinc.org","code":"29463-7"}],
                "extension":[{"url":"%1$sobservationLinkPeriod",
                  "valueDuration":{"value":1,"system":"http://unitsofmeasure.org","code":"a"}}]},
              {"linkId":"wrong","type":"integer","extension":[%2$s"%%patient.name.family"}}]},
              {"linkId":"yes","type":"boolean","initial":[{"valueBoolean":true}]}]}""".formatted(
                    SDC,
                    "{\"url\":\"" + SDC
                            + "initialExpression\",\"valueExpression\":{\"language\":\"text/fhirpath\",\"expression\":");
    private String patient = "";

    @BeforeEach
    void someone() {
        patient = "po-" + UUID.randomUUID();
        put("Patient", patient, """
                "name":[{"family":"Holm"}],"gender":"female","birthDate":"1970-02-03",
                "telecom":[{"system":"phone","value":"1"},{"system":"phone","value":"2"},{"system":"email","value":"x"}]""");
        observed("old", LocalDate.now().minusYears(2), 99);
        observed("new", LocalDate.now().minusDays(2), 71);
        observed("older", LocalDate.now().minusDays(9), 80);
    }

    private void put(String type, String id, String rest) {
        ehr().body("{\"resourceType\":\"%s\",\"id\":\"%s\",%s}".formatted(type, id, rest))
                .put("/" + type + "/" + id)
                .then()
                .statusCode(201);
    }

    private void observed(String id, LocalDate day, int kilograms) {
        put("Observation", patient + id, """
                "status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},
                "subject":{"reference":"Patient/%s"},"effectiveDateTime":"%s",
                "valueQuantity":{"value":%d,"system":"http://unitsofmeasure.org","code":"kg"}""".formatted(patient, day, kilograms));
    }

    private ValidatableResponse populate(String parameters) {
        return ehr().body("{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}")
                .post("/Questionnaire/$populate")
                .then();
    }

    private String form() {
        return "{\"name\":\"questionnaire\",\"resource\":" + FORM + "}";
    }

    private String subject() {
        return "{\"name\":\"subject\",\"valueReference\":{\"reference\":\"Patient/" + patient + "\"}}";
    }

    private static String answer(String linkId) {
        return "parameter.find { it.name == 'response' }.resource.item.find { it.linkId == '" + linkId
                + "' }.answer[0]";
    }

    @Test
    void thePatientAnswersByExpressions() {
        populate(form() + "," + subject())
                .statusCode(200)
                .body("parameter[0].resource.status", equalTo("in-progress"))
                .body("parameter[0].resource.questionnaire", equalTo("urn:test:populated|1"))
                .body("parameter[0].resource.subject.reference", equalTo("Patient/" + patient))
                .body(answer("family") + ".valueString", equalTo("Holm"))
                .body(answer("born") + ".valueDate", equalTo("1970-02-03"))
                .body(answer("sex") + ".valueCoding.system", equalTo("urn:s"))
                .body(answer("visits") + ".valueInteger", equalTo(0))
                .body(answer("yes") + ".valueBoolean", equalTo(true));
    }

    @Test
    void aGroupIsRepeatedForEachThingInItsContext() {
        populate(form() + "," + subject())
                .body(
                        "parameter[0].resource.item.findAll { it.linkId == 'phones' }.item.flatten().answer.flatten()"
                                + ".valueString",
                        equalTo(java.util.List.of("1", "2")));
    }

    @Test
    void theNewestObservationWithinThePeriodAnswersACodedQuestion() {
        populate(form() + "," + subject()).body(answer("weight") + ".valueQuantity.value", equalTo(71));
    }

    @Test
    void whatDoesNotFitIsLeftOpenAndTold() {
        populate(form() + "," + subject())
                .body(answer("wrong"), equalTo(null))
                .body("parameter.find { it.name == 'issues' }.resource.issue", hasSize(1))
                .body("parameter[1].resource.issue[0].severity", equalTo("warning"))
                .body("parameter[1].resource.issue[0].diagnostics", startsWith("wrong:"));
    }

    @Test
    void aPatientInTheLaunchContextNeedNotBeStored() {
        populate(form() + """
                ,{"name":"context","part":[{"name":"name","valueString":"patient"},{"name":"content","resource":
                  {"resourceType":"Patient","id":"elsewhere","name":[{"family":"Ibsen"}]}}]}""").body(answer("family") + ".valueString", equalTo("Ibsen"));
    }

    @Test
    void withoutAPatientItSaysWhatWasMissing() {
        populate(form())
                .statusCode(200)
                .body("parameter[1].resource.issue.diagnostics.flatten().toString()", containsString("%patient"))
                .body(answer("yes") + ".valueBoolean", equalTo(true));
    }

    @Test
    void aStoredQuestionnaireIsPopulatedByItsAddressOrCanonical() {
        ehr().body("{\"resourceType\":\"Parameters\",\"parameter\":[" + subject() + "]}")
                .post("/Questionnaire/phq9-1.0.0/$populate")
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("QuestionnaireResponse"));
        populate("{\"name\":\"questionnaire\",\"valueUri\":\"https://stemme.example/fhir/Questionnaire/phq9\"}")
                .statusCode(200)
                .body("questionnaire", startsWith("https://stemme.example/fhir/Questionnaire/phq9|"));
    }

    @Test
    void nobodyIsShownWhatTheyMayNotSee() {
        ehr().auth()
                .oauth2(token("system/Questionnaire.r"))
                .body("{\"resourceType\":\"Parameters\",\"parameter\":[" + form() + "," + subject() + "]}")
                .post("/Questionnaire/$populate")
                .then()
                .statusCode(403);
    }

    @Test
    void anUnknownQuestionnaireIsNotFoundAndNoneIsBad() {
        populate("{\"name\":\"questionnaire\",\"valueUri\":\"urn:none\"}").statusCode(404);
        populate(subject()).statusCode(400).body("issue[0].diagnostics", containsString("questionnaire"));
    }
}
