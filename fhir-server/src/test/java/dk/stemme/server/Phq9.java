package dk.stemme.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;

/** Filled-in PHQ-9 forms for tests. */
public final class Phq9 {
    private static final String[] OPTIONS = {"LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"};

    private Phq9() {}

    /** A completed form: one digit 0–3 per item in order, '-' for none. */
    public static ObjectNode of(String patient, String digits) {
        ObjectNode response = Json.object()
                .put("resourceType", "QuestionnaireResponse")
                .put("questionnaire", "https://stemme.example/fhir/Questionnaire/phq9|1.0.0")
                .put("status", "completed")
                .put("authored", "2026-11-20T10:00:00+01:00");
        response.putObject("subject").put("reference", "Patient/" + patient);
        response.putArray("item");
        for (int i = 0; i < digits.length(); i++)
            if (digits.charAt(i) != '-') answer(response, i + 1, OPTIONS[digits.charAt(i) - '0']);
        return response;
    }

    private static void answer(ObjectNode response, int item, String option) {
        ObjectNode answered = response.withArray("item").addObject().put("linkId", "phq9_" + item);
        answered.putArray("answer")
                .addObject()
                .putObject("valueCoding")
                .put("system", "http://loinc.org")
                .put("code", option);
    }

    public static ObjectNode identified(ObjectNode response, String value) {
        response.putObject("identifier").put("system", "urn:test").put("value", value);
        return response;
    }
}
