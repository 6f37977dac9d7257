package dk.stemme.server.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Diary;
import dk.stemme.server.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The patient's own wish for contact overrides green. */
class ContactWishTest extends ServerTest {
    private Diary diary;
    private String patient;

    @BeforeEach
    void someoneWithAForm() {
        diary = Diary.published(this::ehr);
        patient = diary.patient();
    }

    private String answered(Integer bad, Boolean contact) {
        return diary.send(diary.answers(patient, "2026-10-01", bad, contact));
    }

    @Test
    void itMakesGreenYellowAndSaysWhy() {
        diary.put(diary.rules("1.0.0", "red: %`score` >= 7")).statusCode(201);
        diary.finding(answered(1, true))
                .body("entry[0].resource.valueCodeableConcept.coding[0].code", equalTo("yellow"))
                .body("entry[0].resource.note[0].text", startsWith("Patienten ønsker at blive kontaktet"))
                .body("entry[0].resource.extension.valueString", hasItem("contact-wish"));
        assertThat(diary.colour(answered(1, false))).isEqualTo("green");
    }

    @Test
    void aWorseColourStandsAndTheWishIsToldBesides() {
        diary.put(diary.rules("1.0.0", "red: %`score` >= 7")).statusCode(201);
        diary.finding(answered(8, true))
                .body("entry[0].resource.valueCodeableConcept.coding[0].code", equalTo("red"))
                .body("entry[0].resource.note.text", hasItem(startsWith("Patienten ønsker")))
                .body("entry[0].resource.note.text", hasItem(startsWith("Because of rule 1")));
    }

    @Test
    void itIsHeardWhereNoRulesAreAndNothingWasScored() {
        diary.finding(answered(null, true))
                .body("entry[0].resource.valueCodeableConcept.coding[0].code", equalTo("yellow"))
                .body(
                        "entry[0].resource.extension.valueCanonical",
                        equalTo(java.util.Arrays.asList(diary.url + "|1.0.0", null)));
    }

    @Test
    void withoutRulesANoIsGreenAndNoAnswerIsNothing() {
        assertThat(diary.colour(answered(9, false))).isEqualTo("green");
        assertThat(diary.colour(answered(9, null))).isEqualTo("none");
    }

    @Test
    void whatWasAmendedAwayIsNoFindingAnyMore() {
        String id = answered(null, true);
        ObjectNode amended = diary.answers(patient, "2026-10-01", 3, null);
        diary.put(amended.put("status", "amended").put("id", id)).statusCode(200);
        diary.finding(id).body("entry[0].resource.status", equalTo("entered-in-error"));
    }

    @Test
    void aQuestionThatCannotSayYesIsRefused() {
        ObjectNode form = diary.form("2.0.0");
        ((ObjectNode) form.at("/item/1")).put("type", "text");
        diary.put(form).statusCode(422).body("issue[0].diagnostics", containsString("a wish for contact is answered"));
    }
}
