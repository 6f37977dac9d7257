package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Scorer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions of the catalogue, each spoilt in one way. */
class ReaderRefusalTest {

    static Stream<Arguments> scores() {
        return Stream.of(
                score(
                        "gad7-total",
                        "gad7-total: has no scoring",
                        score -> score.getExtension().removeIf(e -> e.getUrl().equals(Canonicals.SCORING))),
                score(
                        "gad7-total",
                        "gad7-total.scoring.rule: unknown code 'median'",
                        score -> part(score, "rule").setValue(new CodeType("median"))),
                score(
                        "gad7-total",
                        "gad7-total.scoring.missing: unknown code 'some'",
                        score -> part(score, "missing").setValue(new CodeType("some"))),
                score("gad7-total", "gad7-total.scoring.missing: is missing", score -> remove(score, "missing")),
                score(
                        "gad7-total",
                        "gad7-total.scoring.rule: is given twice",
                        score -> part(score, "missing").setUrl("rule")),
                score(
                        "gad7-total",
                        "gad7-total.scoring.item[0].linkId: is missing",
                        score -> part(score, "item").setExtension(List.of())),
                score(
                        "gad7-total",
                        "gad7-total.item[0]: no item or earlier score 'nowhere'",
                        score -> linkId(score).setValue(new StringType("nowhere"))),
                score(
                        "gad7-total",
                        "gad7-total.range: 0 to 20, but the items give 0 to 21",
                        score -> interval(score, 0).getHigh().setValue(20)),
                score(
                        "gad7-total",
                        "gad7-total.band[1]: gap between 4 and 5",
                        score -> interval(score, 1).getHigh().setValue(4)),
                score(
                        "gad7-total",
                        "gad7-total.band[2]: overlap between 10 and 9",
                        score -> interval(score, 3).getLow().setValue(9)),
                score(
                        "gad7-total",
                        "gad7-total.qualifiedInterval: needs a low and a high",
                        score -> interval(score, 1).setHigh(null)),
                score(
                        "gad7-total",
                        "gad7-total.band[0].colour: unknown code 'pink'",
                        score -> score.getQualifiedInterval()
                                .get(1)
                                .getExtensionByUrl(Canonicals.BAND)
                                .getExtensionByUrl("colour")
                                .setValue(new CodeType("pink"))),
                score(
                        "eq5d5l-index_DK",
                        "eq5d5l-index_DK.formula: MO is answered 1 to 5 but 4 levels have a value",
                        score -> part(score, "item").getExtension().remove(3)),
                score(
                        "eq5d5l-index_DK",
                        "eq5d5l-index_DK.range: -0.758 to 1, but the items give -0.939 to 1",
                        score -> part(score, "item").getExtension().get(3).setValue(new DecimalType("-0.401"))),
                score("eq5d5l-index_DK", "eq5d5l-index_DK.scoring.start: is missing", score -> remove(score, "start")),
                score(
                        "phq9-major_depressive_syndrome",
                        "phq9-major_depressive_syndrome.scoring.count-low: '1.5' is not a whole number",
                        score -> part(score, "count-low").setValue(new DecimalType("1.5"))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("scores")
    void a_spoilt_score_definition_is_refused_with_its_place(
            String code, String message, Consumer<ObservationDefinition> spoil) {
        CatalogueEntry entry = Shelf.entry(code.substring(0, code.indexOf('-')));
        List<ObservationDefinition> definitions =
                entry.scores().stream().map(ObservationDefinition::copy).toList();
        definitions.stream()
                .filter(score -> score.getCode().getCodingFirstRep().getCode().equals(code))
                .forEach(spoil);
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Scorer.of(InstrumentReader.read(entry.questionnaire(), definitions)))
                .withMessage(message);
    }

    @Test
    void a_listed_score_definition_must_be_there() {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> InstrumentReader.read(Shelf.entry("gad7").questionnaire(), List.of()))
                .withMessage("gad7.score-definition: there is no " + Canonicals.BASE
                        + "/ObservationDefinition/gad7-total|1.0.0");
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("action[severe].title: a rule says why", action -> action.setTitle(null)),
                rule("action[severe].description: a rule says what to do", action -> action.setDescription(null)),
                rule("action[severe].code: has no colour", action -> action.setCode(List.of())),
                rule(
                        "action[severe].code: unknown code 'blue'",
                        action -> action.getCodeFirstRep().getCodingFirstRep().setCode("blue")),
                rule("action[severe].condition: a rule has one condition", action -> action.setCondition(List.of())),
                rule(
                        "action[severe].condition: character 16 of \"%`gad7-total` >\":"
                                + " expected a number, true, false or %`variable`",
                        action -> expression(action, "%`gad7-total` >")),
                rule(
                        "action[severe].condition: no score 'gad7-totale' in gad7, which has gad7-total, gad7-gad2",
                        action -> expression(action, "%`gad7-totale` > 1")),
                rule(
                        "action[severe].condition: %`gad7-total` >= 22 can never hold: %`gad7-total` is 0 to 21",
                        action -> expression(action, "%`gad7-total` >= 22")),
                rule(
                        "action[severe].title: is not translated to 'da', as others are",
                        action -> action.setTitleElement(new StringType("Severe"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void a_spoilt_rule_is_refused_with_its_place(String message, Consumer<PlanDefinitionActionComponent> spoil) {
        CatalogueEntry entry = Shelf.entry("gad7");
        PlanDefinition plan = entry.thresholds().orElseThrow().copy();
        spoil.accept(plan.getActionFirstRep());
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> RuleSetReader.read(plan).check(entry.instrument()))
                .withMessage(plan.getUrl() + "|1.0.0." + message);
    }

    private static Arguments score(String code, String message, Consumer<ObservationDefinition> spoil) {
        return arguments(code, message, spoil);
    }

    private static Arguments rule(String message, Consumer<PlanDefinitionActionComponent> spoil) {
        return arguments(message, spoil);
    }

    private static Extension part(ObservationDefinition score, String name) {
        return score.getExtensionByUrl(Canonicals.SCORING)
                .getExtensionsByUrl(name)
                .get(0);
    }

    private static Extension linkId(ObservationDefinition score) {
        return part(score, "item").getExtensionByUrl("linkId");
    }

    private static void remove(ObservationDefinition score, String name) {
        score.getExtensionByUrl(Canonicals.SCORING)
                .getExtension()
                .removeIf(part -> part.getUrl().equals(name));
    }

    private static org.hl7.fhir.r4.model.Range interval(ObservationDefinition score, int index) {
        return score.getQualifiedInterval().get(index).getRange();
    }

    private static void expression(PlanDefinitionActionComponent action, String expression) {
        action.getConditionFirstRep().getExpression().setExpression(expression);
    }
}
