package dk.stemme.server.exchange.cds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a {@link Standing} as a card (CDS Hooks 2.0, Card Attributes): a line, a table, and the way to the rest. */
record Card(Words words) {
    private static final int SUMMARY = 139;
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    ObjectNode of(Standing standing, String here, @Nullable String patient) {
        ObjectNode card = Json.object()
                .put("uuid", UUID.randomUUID().toString())
                .put("summary", summary(standing))
                .put("detail", detail(standing))
                .put("indicator", standing.colour().indicator);
        card.putObject("source").put("label", "Stemme").put("url", here);
        if (patient != null)
            card.putArray("links")
                    .addObject()
                    .put("label", words.of("open"))
                    .put("url", here + "/clinic/patient/" + patient)
                    .put("type", "absolute");
        return card;
    }

    /** Fewer than 140 characters, as the specification wants. */
    private String summary(Standing standing) {
        String colour = words.of("colour." + standing.colour().code());
        String scores = standing.scores().stream()
                .filter(score -> score.has("valueQuantity"))
                .map(score -> name(score) + " " + value(score) + changeInBrackets(score))
                .collect(Collectors.joining(", "));
        String whole = scores.isEmpty() ? colour : colour + ": " + scores;
        return whole.length() <= SUMMARY ? whole : whole.substring(0, SUMMARY - 1) + "…";
    }

    private String changeInBrackets(JsonNode score) {
        String change = change(score, "change-last");
        return change.isEmpty() ? "" : " (" + change + ")";
    }

    private String detail(Standing standing) {
        StringBuilder detail = new StringBuilder();
        standing.findings().forEach(finding -> notes(detail, finding));
        if (standing.scores().isEmpty()) return detail.toString();
        detail.append('\n');
        row(
                detail,
                List.of(
                        words.of("score"),
                        words.of("value"),
                        words.of("reading"),
                        words.of("last"),
                        words.of("baseline"),
                        words.of("date")));
        detail.append("|---|---|---|---|---|---|\n");
        standing.scores()
                .forEach(score -> row(
                        detail,
                        List.of(
                                name(score),
                                value(score),
                                reading(score),
                                change(score, "change-last"),
                                change(score, "change-baseline"),
                                Standing.day(score))));
        return detail.toString();
    }

    private void notes(StringBuilder detail, JsonNode finding) {
        String colour = words.of("colour." + Colour.of(finding).code());
        finding.path("note")
                .forEach(note -> detail.append("- **")
                        .append(colour)
                        .append("** ")
                        .append(plain(note.path("text").asText()))
                        .append('\n'));
    }

    private static void row(StringBuilder detail, List<String> cells) {
        detail.append("| ");
        detail.append(cells.stream().map(Card::plain).collect(Collectors.joining(" | ")));
        detail.append(" |\n");
    }

    /** Without what Markdown would take for its own. */
    private static String plain(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\|*_`\\[\\]<>])", "\\\\$1");
    }

    private String name(JsonNode score) {
        JsonNode coding = score.path("code").path("coding").path(0);
        for (JsonNode extension : coding.path("_display").path("extension"))
            if (extension.path("url").asText().equals(TRANSLATION)
                    && part(extension, "lang").path("valueCode").asText().equals(words.language()))
                return part(extension, "content").path("valueString").asText();
        return coding.path("display").asText(coding.path("code").asText());
    }

    private static JsonNode part(JsonNode extension, String url) {
        for (JsonNode part : extension.path("extension"))
            if (part.path("url").asText().equals(url)) return part;
        return Json.object();
    }

    private String value(JsonNode score) {
        if (score.has("valueQuantity"))
            return number(score.path("valueQuantity").path("value").decimalValue());
        return score.has("valueString") ? score.path("valueString").asText() : words.of("yes");
    }

    private static String reading(JsonNode score) {
        return score.path("interpretation").path(0).path("text").asText();
    }

    private String change(JsonNode score, String component) {
        for (JsonNode each : score.path("component"))
            if (each.path("code").path("coding").path(0).path("code").asText().equals(component)) {
                BigDecimal change = each.path("valueQuantity").path("value").decimalValue();
                return (change.signum() > 0 ? "+" : "") + number(change);
            }
        return "";
    }

    private String number(BigDecimal value) {
        String plain = value.stripTrailingZeros().toPlainString();
        return words.language().equals("da") ? plain.replace('.', ',') : plain;
    }
}
