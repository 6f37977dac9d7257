package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an app was started about (SMART App Launch 2.2, Launch context arrives with your access token).
 *
 * @param patient id without type
 * @param encounter id without type
 * @param others {@code fhirContext}: objects with reference, or canonical and type
 * @param intent what to do first, in the app's own words
 * @param inPage whether it was started from our pages, which show the patient's name themselves
 */
record LaunchContext(
        @Nullable String patient,
        @Nullable String encounter,
        List<Map<String, String>> others,
        @Nullable String intent,
        boolean inPage) {
    static final LaunchContext NONE = new LaunchContext(null, null, List.of(), null, false);

    LaunchContext about(String patient) {
        return new LaunchContext(patient, encounter, others, intent, inPage);
    }

    /** By the names of the token's answer. */
    Map<String, Object> parameters() {
        Map<String, Object> all = new LinkedHashMap<>();
        if (patient != null) all.put("patient", patient);
        if (patient != null) all.put("need_patient_banner", !inPage);
        if (encounter != null) all.put("encounter", encounter);
        if (!others.isEmpty()) all.put("fhirContext", others);
        if (intent != null) all.put("intent", intent);
        return all;
    }

    String text() {
        ObjectNode json = Json.object();
        if (patient != null) json.put("patient", patient);
        if (encounter != null) json.put("encounter", encounter);
        if (intent != null) json.put("intent", intent);
        if (inPage) json.put("inPage", true);
        others.forEach(other -> other.forEach(json.withArray("/fhirContext").addObject()::put));
        return Json.write(json);
    }

    static LaunchContext of(String text) {
        JsonNode json = Json.read(text);
        List<Map<String, String>> others = new ArrayList<>();
        json.path("fhirContext").forEach(node -> others.add(texts(node)));
        return new LaunchContext(
                word(json, "patient"),
                word(json, "encounter"),
                others,
                word(json, "intent"),
                json.path("inPage").asBoolean());
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static @Nullable String word(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.get(name).asText() : null;
    }
}
