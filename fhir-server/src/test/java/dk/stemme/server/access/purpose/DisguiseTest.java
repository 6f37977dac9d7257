package dk.stemme.server.access.purpose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What research gets of a person. */
class DisguiseTest {
    private static final String ANNA = """
            {"resourceType":"Patient","id":"anna","meta":{"versionId":"3"},"text":{"status":"generated","div":"Anna"},
             "identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"0201609995"}],"name":[{"family":"Hansen"}],
             "telecom":[{"value":"12345678"}],"address":[{"line":["Vej 1"]}],"gender":"female","birthDate":"1960-01-02",
             "deceasedDateTime":"2026-11-01","generalPractitioner":[{"display":"Doktor Jensen"}]}""";
    private static final String ANSWER = """
            {"resourceType":"QuestionnaireResponse","id":"r1","identifier":{"value":"x"},"status":"completed",
             "questionnaire":"https://stemme.example/fhir/Questionnaire/phq9|1.0.0",
             "subject":{"reference":"Patient/anna","display":"Anna Hansen"},"source":{"reference":"RelatedPerson/mother"},
             "author":{"reference":"Practitioner/mette"},"encounter":{"reference":"Encounter/e1"},
             "item":[{"linkId":"a","text":"How?","answer":[{"valueInteger":3}]},
                     {"linkId":"b","answer":[{"valueString":"I live at Vej 1"}]}]}""";

    private final Disguise one = new Disguise(new byte[] {1});
    private final Disguise other = new Disguise(new byte[] {2});

    @Test
    void ofAPatientSexAndYearsAreLeft() {
        ObjectNode patient = Json.read(one.apply(ANNA));
        assertThat(patient.remove("id").asText()).matches("[0-9a-f]{64}");
        assertThat(patient.toString())
                .isEqualTo(
                        "{\"resourceType\":\"Patient\",\"gender\":\"female\",\"birthDate\":\"1960\",\"deceasedDateTime\":\"2026\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "mother", "mette", "e1", "r1", "Hansen", "identifier", "Vej 1"})
    void anAnswerTellsNothingOf(String what) {
        assertThat(one.apply(ANSWER)).doesNotContain("\"" + what + "\"").doesNotContain("/" + what + "\"");
    }

    @Test
    void whatWasChosenStays() {
        assertThat(one.apply(ANSWER)).contains("\"valueInteger\":3").contains("Questionnaire/phq9|1.0.0");
    }

    @Test
    void theSameRecipientFindsTheSamePersonAgain() {
        String id = Json.read(one.apply(ANNA)).path("id").asText();
        assertThat(one.apply(ANSWER)).contains("Patient/" + id);
        assertThat(new Disguise(new byte[] {1}).apply(ANNA)).contains(id);
    }

    @Test
    void twoRecipientsCannotJoinTheirs() {
        String mine = one.apply(ANSWER);
        String theirs = other.apply(ANSWER);
        assertThat(Json.read(mine).path("id")).isNotEqualTo(Json.read(theirs).path("id"));
        for (String part : new String[] {"subject", "source", "author", "encounter"})
            assertThat(Json.read(mine).at("/" + part + "/reference"))
                    .as(part)
                    .isNotEqualTo(Json.read(theirs).at("/" + part + "/reference"));
    }

    @Test
    void whatIsAboutNobodyStaysAsItIs() {
        String unit = "{\"resourceType\":\"Location\",\"id\":\"ward\",\"name\":\"Ward\"}";
        assertThat(one.apply(unit)).isEqualTo(unit);
        String aggregate =
                "{\"resourceType\":\"Observation\",\"id\":\"a\",\"category\":[{\"coding\":[{\"code\":\"aggregate\"}]}],"
                        + "\"subject\":{\"reference\":\"Location/ward\"}}";
        assertThat(one.apply(aggregate)).isEqualTo(aggregate);
    }
}
