package dk.stemme.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** After five people of a ward have answered, the ward's and the nation's aggregates move; before that, neither. */
class FiguresTest extends ServerTest {
    private static final String NATION = "figures-nation";
    private static final String WARD = "figures-ward";

    @Test
    void fiveAnswersMoveTheWardAndTheNation() {
        World world = World.of(this::ehr);
        unit(NATION, "nation", "");
        unit(WARD, "ward", ",\"partOf\":{\"reference\":\"Location/" + NATION + "\"}");
        for (int person = 1; person <= 5; person++) {
            String id = "figures-" + person;
            ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}").put("/Patient/" + id);
            world.treat(id, WARD);
        }
        for (int person = 1; person <= 4; person++) world.answer("figures-" + person, "11111111" + person % 2);
        assertThat(mean(WARD)).isNull();
        world.answer("figures-5", "333333333");
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (mean(WARD) == null && Instant.now().isBefore(end)) Thread.onSpinWait();
        assertThat(mean(WARD)).isEqualTo((9 + 8 + 9 + 8 + 27) / 5.0f);
        assertThat(count(NATION)).isEqualTo(5);
    }

    /** A tree of its own, so that other tests' few people hide nothing here. */
    private void unit(String id, String kind, String partOf) {
        ehr().body("{\"resourceType\":\"Organization\",\"id\":\"" + id + "\"}").put("/Organization/" + id);
        ehr().body("""
                        {"resourceType":"Location","id":"%1$s","name":"%1$s","managingOrganization":
                         {"reference":"Organization/%1$s"},"physicalType":{"coding":[{"system":
                         "https://stemme.example/fhir/CodeSystem/unit-type","code":"%2$s"}]}%3$s}""".formatted(id, kind, partOf))
                .put("/Location/" + id)
                .then()
                .statusCode(201);
    }

    private @Nullable Float mean(String unit) {
        return newest(unit).getObject("entry.find { it }?.resource?.valueQuantity?.value", Float.class);
    }

    private int count(String unit) {
        return newest(unit)
                .getInt("entry[0].resource.component.find { it.code.coding[0].code == 'count' }.valueQuantity.value");
    }

    private JsonPath newest(String unit) {
        return ehr().queryParam("category", "aggregate")
                .queryParam("code", "phq9-total-mean")
                .queryParam("subject", "Location/" + unit)
                .queryParam("date", "ge" + LocalDate.now().withDayOfMonth(1))
                .get("/Observation")
                .jsonPath();
    }
}
