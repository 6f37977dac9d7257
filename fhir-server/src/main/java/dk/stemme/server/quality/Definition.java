package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.instruments.Canonicals;
import org.jspecify.annotations.Nullable;

/**
 * What a Measure says of itself.
 *
 * @param code its name among the indicators: the last part of its url, {@code phq9-total-mean}
 * @param questionnaire url of the one questionnaire it is about, so that kinds never meet in one figure
 * @param danish the Danish title, null when there is none
 * @param improvement increase or decrease, null when not said
 */
record Definition(
        String url,
        String version,
        String code,
        String questionnaire,
        String title,
        @Nullable String danish,
        @Nullable String improvement) {

    static Definition of(JsonNode measure) {
        String url = measure.path("url").asText();
        return new Definition(
                url,
                measure.path("version").asText("1.0.0"),
                lastPart(url),
                canonical(measure, Canonicals.MEASURED_QUESTIONNAIRE),
                measure.path("title").asText(lastPart(url)),
                danish(measure.path("_title")),
                measure.path("improvementNotation")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asText(null));
    }

    String canonical() {
        return url + "|" + version;
    }

    /** How its cells are named in the tables. */
    String key() {
        return code + "|" + version;
    }

    /** The canonical of this extension; empty when there is none. */
    static String reference(JsonNode measure, String extension) {
        for (JsonNode each : measure.path("extension"))
            if (each.path("url").asText().equals(extension))
                return each.path("valueCanonical").asText();
        return "";
    }

    /** The same without its version. */
    static String canonical(JsonNode measure, String extension) {
        return reference(measure, extension).split("\\|", 2)[0];
    }

    static String lastPart(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static @Nullable String danish(JsonNode words) {
        for (JsonNode translation : words.path("extension")) {
            String language = "";
            String content = null;
            for (JsonNode part : translation.path("extension")) {
                if (part.path("url").asText().equals("lang"))
                    language = part.path("valueCode").asText();
                if (part.path("url").asText().equals("content"))
                    content = part.path("valueString").asText();
            }
            if (language.equals("da")) return content;
        }
        return null;
    }
}
