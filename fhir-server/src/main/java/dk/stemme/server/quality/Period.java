package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Json;
import java.time.LocalDate;
import java.time.YearMonth;

/** One questionnaire (its url) in one month: what a new answer touches. */
record Period(String questionnaire, YearMonth month) {

    /** @param cell a message of {@link dk.stemme.server.store.Cells} */
    static Period of(String cell) {
        JsonNode json = Json.read(cell);
        return new Period(
                json.path("questionnaire").asText(),
                YearMonth.parse(json.path("month").asText()));
    }

    LocalDate first() {
        return month.atDay(1);
    }
}
