package dk.stemme.server.exchange.cds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a person stands: the newest Observation of every score, and the newest finding of every questionnaire.
 *
 * @param scores newest first
 */
record Standing(List<JsonNode> scores, List<JsonNode> findings) {
    private static final String BASE = "https://stemme.example/fhir/";
    private static final Set<String> GONE = Set.of("entered-in-error", "cancelled");

    static Standing of(List<JsonNode> observations) {
        List<JsonNode> scores = new ArrayList<>();
        List<JsonNode> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        observations.stream()
                .filter(each -> !GONE.contains(each.path("status").asText()))
                .sorted(Comparator.comparing(Standing::date).reversed())
                .forEach(each -> {
                    String score = code(each, BASE + "CodeSystem/score");
                    boolean finding =
                            code(each, BASE + "CodeSystem/observation-kind").equals("attention");
                    if (finding && seen.add(questionnaire(each))) findings.add(each);
                    if (!score.isEmpty() && seen.add(score) && isTold(each)) scores.add(each);
                });
        return new Standing(scores, findings);
    }

    boolean isEmpty() {
        return scores.isEmpty() && findings.isEmpty();
    }

    /** The worst colour of the newest findings, NONE without any. */
    Colour colour() {
        return findings.stream().map(Colour::of).max(Comparator.naturalOrder()).orElse(Colour.NONE);
    }

    /** {@code 2026-05-31} */
    static String day(JsonNode observation) {
        String date = date(observation);
        return date.length() > 10 ? date.substring(0, 10) : date;
    }

    private static String date(JsonNode observation) {
        return observation.path("effectiveDateTime").asText();
    }

    /** A flag that is not raised is no news, nor a score that could not be made. */
    private static boolean isTold(JsonNode score) {
        return score.has("valueQuantity")
                || score.has("valueString")
                || score.path("valueBoolean").asBoolean();
    }

    private static String code(JsonNode observation, String system) {
        for (JsonNode coding : observation.path("code").path("coding"))
            if (coding.path("system").asText().equals(system))
                return coding.path("code").asText();
        return "";
    }

    private static String questionnaire(JsonNode finding) {
        for (JsonNode extension : finding.path("extension"))
            if (extension.path("url").asText().equals(BASE + "StructureDefinition/questionnaire"))
                return extension.path("valueCanonical").asText().split("\\|")[0];
        return "";
    }
}
