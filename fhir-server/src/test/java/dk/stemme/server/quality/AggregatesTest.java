package dk.stemme.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.store.Json;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers come in, and the figures of every unit above move. */
class AggregatesTest extends QualityTest {
    private String nation = "";
    private String department = "";
    private String ward = "";
    private String other = "";

    @BeforeEach
    void aSmallHealthService() {
        nation = unit("nation", "");
        department = unit("department", nation);
        ward = unit("ward", department);
        other = unit("other", department);
    }

    @Test
    void fiveAnswersOfOneWardMoveTheWardAndTheNation() {
        answer(ward, MARCH, "01233");
        settle();
        for (String unit : new String[] {ward, department, nation}) {
            JsonNode aggregate = aggregate(MEAN, unit, MARCH).orElseThrow();
            assertThat(number(aggregate, "value")).isEqualTo(9 * 9 / 5.0);
            assertThat(number(aggregate, "count")).isEqualTo(5);
            assertThat(number(aggregate, "sum")).isEqualTo(81);
            assertThat(number(aggregate, "sum-of-squares")).isEqualTo(81 * (0 + 1 + 4 + 9 + 9));
            assertThat(number(aggregate, "completeness")).isEqualTo(100);
            assertThat(isWithheld(aggregate)).isFalse();
        }
    }

    @Test
    void anAggregateSaysWhatItIsOf() {
        answer(ward, MARCH, "01233");
        settle();
        JsonNode aggregate = aggregate(MEAN, ward, MARCH).orElseThrow();
        assertThat(aggregate.path("status").asText()).isEqualTo("final");
        assertThat(aggregate.path("id").asText()).matches("[A-Za-z0-9.-]{1,64}");
        assertThat(aggregate.at("/meta/tag/0/code").asText()).isEqualTo("internal");
        assertThat(aggregate.at("/identifier/0/value").asText())
                .isEqualTo("phq9-total-mean|1.0.0|" + ward + "|2025-03|all|internal");
        assertThat(aggregate.at("/extension/0/valueCanonical").asText())
                .isEqualTo("https://stemme.example/fhir/Measure/phq9-total-mean|1.0.0");
        assertThat(aggregate.at("/subject/reference").asText()).isEqualTo("Location/" + ward);
        assertThat(aggregate.at("/performer/0/reference").asText()).isEqualTo("Organization/" + ward);
        assertThat(aggregate.at("/effectivePeriod/start").asText()).isEqualTo("2025-03-01");
        assertThat(aggregate.at("/effectivePeriod/end").asText()).isEqualTo("2025-03-31");
        assertThat(aggregate.at("/code/coding/0/code").asText()).isEqualTo(MEAN);
    }

    @Test
    void whileTheMonthIsOpenItIsPreliminary() {
        YearMonth now = YearMonth.now(ZoneId.of("Europe/Copenhagen"));
        answer(ward, now, "11111");
        settle();
        assertThat(aggregate(MEAN, ward, now).orElseThrow().path("status").asText())
                .isEqualTo("preliminary");
    }

    @Test
    void fourPeopleAreTooFewToShow() {
        answer(ward, MARCH, "0123");
        settle();
        JsonNode aggregate = aggregate(MEAN, ward, MARCH).orElseThrow();
        assertThat(isWithheld(aggregate)).isTrue();
        assertThat(aggregate.at("/dataAbsentReason/coding/0/code").asText()).isEqualTo("masked");
        assertThat(aggregate.toString()).doesNotContain("\"valueQuantity\"").doesNotContain("\"valueRange\"");
    }

    @Test
    void aSmallWardHidesItsSiblingsButNotTheUnitAbove() {
        answer(ward, MARCH, "00112233");
        answer(other, MARCH, "12");
        settle();
        assertThat(isWithheld(aggregate(MEAN, ward, MARCH).orElseThrow())).isTrue();
        assertThat(isWithheld(aggregate(MEAN, other, MARCH).orElseThrow())).isTrue();
        assertThat(number(aggregate(MEAN, department, MARCH).orElseThrow(), "count"))
                .isEqualTo(10);
    }

    @Test
    void aFigureWaitsForFiveNewAnswersAndMeanwhileTheUnitsAboveWaitToo() {
        answer(ward, MARCH, "00000");
        answer(other, MARCH, "11111");
        settle();
        answer(ward, MARCH, "3333");
        answer(other, MARCH, "22222");
        settle();
        assertThat(number(aggregate(MEAN, ward, MARCH).orElseThrow(), "count")).isEqualTo(5);
        assertThat(number(aggregate(MEAN, other, MARCH).orElseThrow(), "count")).isEqualTo(10);
        assertThat(number(aggregate(MEAN, nation, MARCH).orElseThrow(), "count"))
                .isEqualTo(15);
        answer(ward, MARCH, "3");
        settle();
        JsonNode late = aggregate(MEAN, ward, MARCH).orElseThrow();
        assertThat(number(late, "count")).isEqualTo(10);
        assertThat(late.path("status").asText()).isEqualTo("corrected");
        assertThat(number(aggregate(MEAN, nation, MARCH).orElseThrow(), "count"))
                .isEqualTo(20);
    }

    @Test
    void aPersonCountsOnceWithTheNewestAnswer() {
        String again = patient();
        answer(again, ward, MARCH.atDay(3), "333333333");
        answer(again, ward, MARCH.atDay(20), "000000000");
        answer(ward, MARCH, "1111");
        settle();
        assertThat(number(aggregate(MEAN, ward, MARCH).orElseThrow(), "sum")).isEqualTo(4 * 9);
    }

    @Test
    void onePersonAnsweringFiveTimesIsOnePerson() {
        String again = patient();
        for (int day = 1; day <= 5; day++) answer(again, ward, MARCH.atDay(day), "111111111");
        settle();
        assertThat(isWithheld(aggregate(MEAN, ward, MARCH).orElseThrow())).isTrue();
    }

    @Test
    void aPersonInTwoWardsIsStillOneWhereTheyMeet() {
        String both = patient();
        answer(both, ward, MARCH.atDay(3), "111111111");
        answer(both, other, MARCH.atDay(3), "111111111");
        answer(ward, MARCH, "111");
        settle();
        assertThat(isWithheld(aggregate(MEAN, nation, MARCH).orElseThrow())).isTrue();
    }

    @Test
    void anAnswerWithoutAScoreCountsInCompletenessOnly() {
        answer(ward, MARCH, "111111");
        answer(patient(), ward, MARCH.atDay(4), "11-------");
        settle();
        JsonNode aggregate = aggregate(MEAN, ward, MARCH).orElseThrow();
        assertThat(number(aggregate, "count")).isEqualTo(6);
        assertThat(number(aggregate, "completeness")).isCloseTo(600 / 7.0, within(1e-9));
    }

    @Test
    void theResponseRateIsOfThoseInvited() {
        for (int i = 0; i < 8; i++) {
            String patient = patient();
            String task = invite(patient, ward, MARCH.atDay(2), "requested");
            if (i < 6) answerInvited(patient, task);
        }
        invite(patient(), ward, MARCH.atDay(2), "cancelled");
        answer(ward, MARCH, "1");
        settle();
        JsonNode rate = aggregate(RATE, ward, MARCH).orElseThrow();
        assertThat(number(rate, "value")).isEqualTo(75);
        assertThat(number(rate, "numerator")).isEqualTo(6);
        assertThat(number(rate, "denominator")).isEqualTo(8);
        JsonNode mean = aggregate(MEAN, ward, MARCH).orElseThrow();
        assertThat(number(mean, "count")).isEqualTo(7);
        assertThat(number(mean, "invited")).isEqualTo(8);
        assertThat(number(mean, "response-rate")).isEqualTo(75);
    }

    @Test
    void aMeanDoesNotTellHowFewWereInvitedNextDoor() {
        answer(ward, MARCH, "11111");
        for (int i = 0; i < 6; i++) invite(patient(), ward, MARCH.atDay(2), "requested");
        invite(patient(), other, MARCH.atDay(2), "requested");
        settle();
        JsonNode mean = aggregate(MEAN, ward, MARCH).orElseThrow();
        assertThat(number(mean, "count")).isEqualTo(5);
        assertThat(component(mean, "invited")
                        .at("/dataAbsentReason/coding/0/code")
                        .asText())
                .isEqualTo("masked");
        assertThat(number(aggregate(MEAN, department, MARCH).orElseThrow(), "invited"))
                .isEqualTo(7);
    }

    @Test
    void aFigureThatLosesAPersonBelowTheFloorIsHidden() {
        answer(ward, MARCH, "1111");
        String regretted = answer(patient(), ward, MARCH.atDay(5), "333333333");
        settle();
        assertThat(isWithheld(aggregate(MEAN, ward, MARCH).orElseThrow())).isFalse();
        ObjectNode response =
                Json.read(ehr().get("/QuestionnaireResponse/" + regretted).asString());
        put(response.put("status", "entered-in-error"));
        settle();
        assertThat(isWithheld(aggregate(MEAN, ward, MARCH).orElseThrow())).isTrue();
    }

    @Test
    void aWardThatMovesTakesItsAnswersAlong() {
        answer(ward, MARCH, "000001");
        answer(other, MARCH, "22222");
        settle();
        String elsewhere = unit("elsewhere", nation);
        ObjectNode moved = Json.read(ehr().get("/Location/" + ward).asString());
        moved.putObject("partOf").put("reference", "Location/" + elsewhere);
        put(moved);
        settle();
        assertThat(number(aggregate(MEAN, elsewhere, MARCH).orElseThrow(), "count"))
                .isEqualTo(6);
        assertThat(number(aggregate(MEAN, department, MARCH).orElseThrow(), "count"))
                .isEqualTo(5);
        assertThat(number(aggregate(MEAN, nation, MARCH).orElseThrow(), "count"))
                .isEqualTo(11);
    }

    @Test
    void nothingNewWritesNothing() {
        answer(ward, MARCH, "01233");
        settle();
        String before =
                aggregate(MEAN, ward, MARCH).orElseThrow().at("/meta/versionId").asText();
        answer(ward, MARCH, "0123");
        settle();
        assertThat(aggregate(MEAN, ward, MARCH)
                        .orElseThrow()
                        .at("/meta/versionId")
                        .asText())
                .isEqualTo(before);
    }

    private void answerInvited(String patient, String task) {
        ObjectNode response = Phq9.of(patient, "111111111");
        response.putArray("extension")
                .addObject()
                .put("url", "https://stemme.example/fhir/StructureDefinition/invitation")
                .putObject("valueReference")
                .put("reference", "Task/" + task);
        ehr().body(response.toString()).post("/QuestionnaireResponse").then().statusCode(201);
    }
}
