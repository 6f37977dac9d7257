package dk.stemme.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Reach;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The live figures of a unit, for those who treat there, and what all others are told. */
class EvaluateMeasureTest extends QualityTest {
    @Autowired
    private Reports reports;

    @Autowired
    private Indicators indicators;

    private String hospital = "";
    private String ward = "";

    @BeforeEach
    void aWard() {
        hospital = unit("hospital", "");
        ward = unit("ward", hospital);
    }

    @AfterEach
    void forget() {
        Reach.clear();
    }

    private ValidatableResponse evaluate(String measure, String start, String end) {
        return ehr().queryParam("subject", "Location/" + ward)
                .queryParam("periodStart", start)
                .queryParam("periodEnd", end)
                .get("/Measure/" + measure + "/$evaluate-measure")
                .then();
    }

    private JsonNode group(Reach reach) {
        Indicator mean = indicators.active().stream()
                .filter(each -> each.definition().code().equals(MEAN))
                .findFirst()
                .orElseThrow();
        Supplier<Report> report = () -> reports.of(mean, ward, List.of(MARCH));
        Reach.set(reach);
        return report.get().json().at("/group/0");
    }

    @Test
    void oneAnswerIsEnoughAtOnceForThoseWhoTreatThere() {
        answer(ward, MARCH, "2");
        evaluate(MEAN, "2025-03-01", "2025-03-31")
                .statusCode(200)
                .body("resourceType", equalTo("MeasureReport"))
                .body("type", equalTo("summary"))
                .body("subject.reference", equalTo("Location/" + ward))
                .body("group[0].measureScore.value", equalTo(18))
                .body("group[0].population.find { it.code.coding[0].code == 'measure-population' }.count", equalTo(1));
    }

    /** More than there are connections to the database: each is given back. */
    @Test
    void canBeAskedForAgainAndAgain() {
        for (int time = 0; time < 20; time++)
            evaluate(MEAN, "2025-03-01", "2025-03-31").statusCode(200);
    }

    @Test
    void aGroupForEachMonthWithoutAnswersToo() {
        answer(ward, MARCH, "2");
        evaluate(MEAN, "2025-02-01", "2025-04-30")
                .body("group", hasSize(3))
                .body("group.id", equalTo(List.of("2025-02", "2025-03", "2025-04")))
                .body("group[0].measureScore", equalTo(null))
                .body("group[1].measureScore.value", equalTo(18))
                .body("period.start", equalTo("2025-02-01"))
                .body("period.end", equalTo("2025-04-30"));
    }

    @Test
    void theResponseRateIsInPercent() {
        invite(patient(), ward, LocalDate.of(2025, 3, 2), "completed");
        invite(patient(), ward, LocalDate.of(2025, 3, 2), "requested");
        evaluate(RATE, "2025-03-01", "2025-03-31")
                .body("group[0].measureScore.value", equalTo(50))
                .body("group[0].measureScore.unit", equalTo("%"))
                .body("group[0].population.find { it.code.coding[0].code == 'initial-population' }.count", equalTo(2))
                .body("group[0].population.find { it.code.coding[0].code == 'numerator' }.count", equalTo(1));
    }

    @Test
    void whoWorksInAUnitAboveSeesItLive() {
        answer(ward, MARCH, "2");
        assertThat(group(new Reach.Units(Set.of(hospital)))
                        .at("/measureScore/value")
                        .asDouble())
                .isEqualTo(18);
    }

    @Test
    void othersSeeWhatTheAggregatesTell() {
        answer(ward, MARCH, "11111");
        settle();
        answer(ward, MARCH, "2");
        settle();
        JsonNode group = group(new Reach.NoPersons());
        assertThat(group.at("/measureScore/value").asDouble()).isEqualTo(9);
        assertThat(group.at("/population/0/count").asInt()).isEqualTo(5);
    }

    @Test
    void othersAreNotToldOfFew() {
        answer(ward, MARCH, "2222");
        settle();
        JsonNode group = group(new Reach.Units(Set.of("another")));
        assertThat(group.at("/measureScore/extension/0/valueCode").asText()).isEqualTo("masked");
        assertThat(group.has("population")).isFalse();
    }

    @Test
    void whatIsMissingInTheRequestIsSaid() {
        ehr().get("/Measure/" + MEAN + "/$evaluate-measure").then().statusCode(400);
        evaluate(MEAN, "2025-03-01", "2025-02-01").statusCode(400);
        evaluate("unknown", "2025-03-01", "2025-03-31").statusCode(404);
        ward = "unknown";
        evaluate(MEAN, "2025-03-01", "2025-03-31").statusCode(404);
    }
}
