package dk.stemme.server.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Diary;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule sets: what is refused when they are published, which of them judges, and what stays as it was. */
class RuleSetPublicationTest extends ServerTest {
    private static final String KNEE = "https://test.example/PlanDefinition/knee";

    private Diary diary;

    @BeforeEach
    void aForm() {
        diary = Diary.published(this::ehr);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "%`scorre` > 1      | no score '",
                "%`item.worse` > 1  | no item 'worse' in %s, which has bad, contact",
                "%`score` >= 11     | -score` is 0 to 10",
                "%`item.bad` < 0    | %`item.bad` is 0 to 10",
                "%`score` ==> 1     | expected a number, true, false or",
            })
    void aConditionThatCannotBeMeantIsRefusedAtItsPlace(String condition, String reason) {
        diary.put(diary.rules("1.0.0", "red: %`score` > 9", "yellow: " + condition))
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("PlanDefinition.action.where(id = 'yellow2').condition"))
                .body("issue[0].diagnostics", containsString(reason.replace("%s", diary.mark)));
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                Arguments.of("is defined twice", "{\"action\":[0,0]}"),
                Arguments.of("is not known here", "{\"applies-to\":\"https://test.example/Questionnaire/none\"}"),
                Arguments.of("Say which questionnaire", "{\"extension\":[]}"),
                Arguments.of("There is no rule", "{\"action\":[]}"),
                Arguments.of("needs a url and a version", "{\"version\":null}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void aRuleSetThatIsNotWholeIsRefused(String reason, String spoil) {
        ObjectNode rules = diary.rules("1.0.0", "red: %`score` > 9");
        ObjectNode change = Json.read(spoil);
        if (change.path("action").size() == 2)
            rules.withArray("action").add(rules.at("/action/0").deepCopy());
        else if (change.has("applies-to"))
            ((ObjectNode) rules.at("/extension/0"))
                    .put("valueCanonical", change.path("applies-to").asText());
        else change.fieldNames().forEachRemaining(rules::remove);
        diary.put(rules).statusCode(422).body("issue[0].diagnostics", containsString(reason));
    }

    @Test
    void aDraftMayBeAnything() {
        diary.put(diary.rules("1.0.0", "red: %`scorre` > 1").put("status", "draft"))
                .statusCode(201);
    }

    @Test
    void whatIsPublishedIsFrozenAndStays() {
        diary.put(diary.rules("1.0.0", "red: %`score` > 9")).statusCode(201);
        diary.put(diary.rules("1.0.0", "red: %`score` > 8")).statusCode(409);
        diary.put(diary.rules("1.0.0", "red: %`score` > 9").put("id", diary.mark + "-again"))
                .statusCode(409);
        ehr().delete("/PlanDefinition/" + diary.mark + "-rules-1.0.0").then().statusCode(409);
        diary.put(diary.rules("1.0.0", "red: %`score` > 9").put("status", "retired"))
                .statusCode(200);
    }

    @Test
    void aNewVersionJudgesFromThenOnAndLeavesOldFindingsAlone() {
        diary.put(diary.rules("1.0.0", "red: %`score` >= 7")).statusCode(201);
        String before = diary.send(diary.answers(diary.patient(), "2026-10-01", 5, null));
        diary.put(diary.rules("1.10.0", "red: %`score` >= 5")).statusCode(201);
        diary.put(diary.rules("1.9.0", "critical: %`score` >= 1")).statusCode(201);
        String after = diary.send(diary.answers(diary.patient(), "2026-10-01", 5, null));
        assertThat(diary.colour(before)).isEqualTo("green");
        assertThat(diary.colour(after)).isEqualTo("red");
        assertThat(ruleSet(before)).isEqualTo("https://test.example/PlanDefinition/" + diary.mark + "|1.0.0");
        assertThat(ruleSet(after)).isEqualTo("https://test.example/PlanDefinition/" + diary.mark + "|1.10.0");
    }

    @Test
    void aRetiredVersionGivesWayToTheOneBefore() {
        diary.put(diary.rules("1.0.0", "red: %`score` >= 7")).statusCode(201);
        diary.put(diary.rules("2.0.0", "red: %`score` >= 5")).statusCode(201);
        diary.put(diary.rules("2.0.0", "red: %`score` >= 5").put("status", "retired"))
                .statusCode(200);
        assertThat(diary.colour(diary.send(diary.answers(diary.patient(), "2026-10-01", 5, null))))
                .isEqualTo("green");
    }

    @Test
    void thoseWhoFollowAPathwayAreJudgedByItsRules() {
        diary.put(diary.rules("2.0.0", "red: %`score` >= 7")).statusCode(201);
        diary.put(diary.forPathway(diary.rules("1.0.0", "yellow: %`score` >= 3"), KNEE))
                .statusCode(201);
        String patient = diary.patient();
        assertThat(colourInPathway(patient, KNEE + "|1.0.0")).isEqualTo("yellow");
        assertThat(colourInPathway(patient, "https://test.example/PlanDefinition/hip"))
                .isEqualTo("green");
        assertThat(diary.colour(diary.send(diary.answers(patient, "2026-10-02", 8, null))))
                .isEqualTo("red");
    }

    private String colourInPathway(String patient, String pathway) {
        String plan = "plan-" + pathway.hashCode() + "-" + patient.substring(0, 10);
        ObjectNode carePlan = Json.read("""
                {"resourceType":"CarePlan","id":"%s","status":"active","intent":"plan",
                 "subject":{"reference":"Patient/%s"},"instantiatesCanonical":["%s"]}""".formatted(plan, patient, pathway));
        diary.put(carePlan).statusCode(201);
        ObjectNode answers = diary.answers(patient, "2026-10-01", 4, null);
        answers.putArray("basedOn").addObject().put("reference", "CarePlan/" + plan);
        return diary.colour(diary.send(answers));
    }

    @Test
    void aChangeInPercentOfTheOwnEarlierValueFires() {
        diary.put(diary.rules("1.0.0", "red: %`score.change-last-percent` >= 50"))
                .statusCode(201);
        String patient = diary.patient();
        assertThat(diary.colour(diary.send(diary.answers(patient, "2026-10-01", 0, null))))
                .isEqualTo("green");
        assertThat(diary.colour(diary.send(diary.answers(patient, "2026-10-02", 6, null))))
                .isEqualTo("green");
        assertThat(diary.colour(diary.send(diary.answers(patient, "2026-10-03", 9, null))))
                .isEqualTo("red");
    }

    @Test
    void aNewFormThatWouldLoseItsRulesIsRefused() {
        diary.put(diary.rules("1.0.0", "red: %`item.contact` = true")).statusCode(201);
        ObjectNode shorter = diary.form("2.0.0");
        shorter.withArray("item").remove(1);
        diary.put(shorter).statusCode(422).body("issue[0].diagnostics", containsString("no item 'contact'"));
    }

    @Test
    void rulesCanComeBeforeTheFormTheyNeedAndOldFormsKeepTheirs() {
        diary.put(diary.rules("1.0.0", "red: %`score` >= 7")).statusCode(201);
        ObjectNode longer = diary.form("2.0.0").put("status", "draft");
        longer.withArray("item").addObject().put("linkId", "more").put("type", "boolean");
        diary.put(longer).statusCode(201);
        diary.put(diary.rules("2.0.0", "yellow: %`item.more` = true")).statusCode(201);
        diary.put(longer.put("status", "active")).statusCode(200);
        String old = diary.send(diary.answers(diary.patient(), "2026-10-01", 8, null));
        assertThat(ruleSet(old)).endsWith("|1.0.0");
    }

    private String ruleSet(String response) {
        return diary.finding(response)
                .extract()
                .path("entry[0].resource.extension.find { it.url.endsWith('rule-set') }.valueCanonical");
    }
}
