package dk.stemme.server.exchange.cds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;

/** How much attention a finding asks for, and the urgency of a card that tells it (CDS Hooks 2.0, Card Attributes). */
enum Colour {
    NONE("info"),
    GREEN("info"),
    YELLOW("warning"),
    RED("warning"),
    CRITICAL("critical");

    final String indicator;

    Colour(String indicator) {
        this.indicator = indicator;
    }

    static Colour of(JsonNode finding) {
        String code = finding.path("valueCodeableConcept")
                .path("coding")
                .path(0)
                .path("code")
                .asText();
        return Arrays.stream(values())
                .filter(colour -> colour.code().equals(code))
                .findFirst()
                .orElse(NONE);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
