package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/** The expressions of the example questionnaires in HL7's SDC 4.0.0, and of the Danish eHealth infrastructure. */
class SdcExamplesTest {

    private static final String LOINC = "http://loinc.org";

    private static final String[] FREQUENCIES = {"LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"};

    /** The options of PHQ-9 with their weights. */
    private static final String OPTIONS = IntStream.range(0, 4)
            .mapToObj(i -> """
                    {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": %d}],
                     "valueCoding": {"system": "http://loinc.org", "code": "%s"}}""".formatted(i, FREQUENCIES[i]))
            .collect(Collectors.joining(", "));

    @Test
    void phq9_is_the_sum_of_all_weights_but_its_own() {
        var form = form(
                "",
                questions("/4425%d-1") + ", "
                        + calculated(
                                "H1/TS",
                                "integer",
                                "%resource.item.where(linkId!='H1/TS').answer.value.weight().sum()"));
        var filled = Filled.draft();
        for (int i = 0; i < 9; i++) filled.answer("/4425" + i + "-1", loinc(FREQUENCIES[i % 4]));

        assertThat(calculate(form, filled, "H1/TS")).containsExactly("12");
    }

    @Test
    void itemWeight_is_summed_by_aggregate_over_a_group() {
        var form = form(
                "",
                "{\"linkId\": \"1.0\", \"type\": \"group\", \"item\": [" + questions("1.0.%d") + "]}, "
                        + calculated(
                                "6",
                                "integer",
                                "%resource.repeat(item).where(linkId='1.0').item.answer.value.weight()"
                                        + ".aggregate($this + $total, 0)"));
        var filled = Filled.draft()
                .group("1.0", group -> group.answer("1.0.0", loinc("LA6570-1")).answer("1.0.1", loinc("LA6571-9")));

        assertThat(calculate(form, filled, "6")).containsExactly("5");
        assertThat(calculate(form, Filled.draft(), "6")).containsExactly("0");
    }

    @Test
    void hunger_vital_sign_chooses_an_option_by_variables() {
        var form = form(
                variable("worriedAnsCode", "%resource.item.where(linkId='/88122-7').answer.value.code") + ", "
                        + variable("riskCodes", "'LA28397-0'.combine('LA6729-3')") + ", "
                        + variable("riskStatus", "%riskCodes contains %worriedAnsCode") + ", "
                        + variable("answeredEitherQ", "%worriedAnsCode.exists()"),
                """
                {"linkId": "/88122-7", "type": "choice", "answerOption": [
                  {"valueCoding": {"system": "http://loinc.org", "code": "LA28397-0"}},
                  {"valueCoding": {"system": "http://loinc.org", "code": "LA28398-8"}}]},
                {"linkId": "/88124-3", "type": "choice", "readOnly": true, "answerOption": [
                  {"valueCoding": {"system": "http://loinc.org", "code": "LA19952-3", "display": "At risk"}},
                  {"valueCoding": {"system": "http://loinc.org", "code": "LA19983-8", "display": "No risk"}}],
                 "extension": [%s, %s, %s, %s]}
                """.formatted(
                        variable("thisItem", "%questionnaire.item.where(linkId = '/88124-3')"),
                        variable("atRiskCoding", "%thisItem.answerOption.value.where(code='LA19952-3')"),
                        variable("noRiskCoding", "%thisItem.answerOption.value.where(code='LA19983-8')"),
                        expression("iif(%answeredEitherQ, iif(%riskStatus, %atRiskCoding, %noRiskCoding), {})")));

        assertThat(calculate(form, Filled.draft().answer("/88122-7", loinc("LA28397-0")), "/88124-3"))
                .containsExactly("LA19952-3");
        assertThat(calculate(form, Filled.draft().answer("/88122-7", loinc("LA28398-8")), "/88124-3"))
                .containsExactly("LA19983-8");
        assertThat(calculate(form, Filled.draft(), "/88124-3")).isEmpty();
    }

    @Test
    void body_mass_index_is_calculated_from_variables() {
        var form = form(
                variable("weight", "%resource.item.where(linkId='/29463-7').answer.value") + ", "
                        + variable("height", "%resource.item.where(linkId='/8302-2').answer.value*0.0254"),
                "{\"linkId\": \"/29463-7\", \"type\": \"decimal\"}, {\"linkId\": \"/8302-2\", \"type\": \"decimal\"}, "
                        + calculated("/39156-5", "decimal", "(%weight/(%height.power(2))).round(1)"));
        var weight = Filled.draft().answer("/29463-7", new DecimalType(70));

        assertThat(calculate(form, weight, "/39156-5")).isEmpty();
        assertThat(calculate(form, weight.answer("/8302-2", new DecimalType(70)), "/39156-5"))
                .containsExactly("22.1");
    }

    /** A variable for each question, by its type; texts by nested conditions. */
    @Test
    void danish_ehealth_adds_variables_up() {
        var item = "QuestionnaireResponse.repeat(item).where(linkId='1.2.208.176.1.5.1,%s,Sundhedsdatastyrelsen')";
        var form = form(
                variable("Count", item.formatted("7a48") + ".answer.valueInteger") + ", "
                        + variable(
                                "Breathing",
                                "iif(%1$s.answer.valueString = 'Severe', 2, iif(%1$s.answer.valueString = 'Normal', 1, {}))"
                                        .formatted(item.formatted("6e6b"))),
                """
                {"linkId": "1.2.208.176.1.5.1,7a48,Sundhedsdatastyrelsen", "type": "integer"},
                {"linkId": "g", "type": "group", "item": [
                  {"linkId": "1.2.208.176.1.5.1,6e6b,Sundhedsdatastyrelsen", "type": "choice",
                   "answerOption": [{"valueString": "Severe"}, {"valueString": "Normal"}]}]},
                """ + calculated("score", "decimal", "%Count + %Breathing"));
        var filled = Filled.draft()
                .answer("1.2.208.176.1.5.1,7a48,Sundhedsdatastyrelsen", new IntegerType(3))
                .group(
                        "g",
                        group ->
                                group.answer("1.2.208.176.1.5.1,6e6b,Sundhedsdatastyrelsen", new StringType("Severe")));

        assertThat(calculate(form, filled, "score")).containsExactly("5");
    }

    private static Form form(String variables, String items) {
        var text = "{\"resourceType\": \"Questionnaire\", \"status\": \"active\", \"extension\": [" + variables
                + "], \"item\": [" + items + "]}";
        return Form.compile(Resources.FHIR
                .newJsonParser()
                .parseResource(Questionnaire.class, text.replace("\"extension\": [], ", "")));
    }

    private static String questions(String linkId) {
        return IntStream.range(0, 9)
                .mapToObj(i -> "{\"linkId\": \"" + linkId.formatted(i) + "\", \"type\": \"choice\", \"answerOption\": ["
                        + OPTIONS + "]}")
                .collect(Collectors.joining(", "));
    }

    private static String calculated(String linkId, String type, String expression) {
        return "{\"linkId\": \"" + linkId + "\", \"type\": \"" + type + "\", \"readOnly\": true, \"extension\": ["
                + expression(expression) + "]}";
    }

    private static String expression(String expression) {
        return """
                {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                 "valueExpression": {"language": "text/fhirpath", "expression": "%s"}}""".formatted(expression);
    }

    private static String variable(String name, String expression) {
        return """
                {"url": "http://hl7.org/fhir/StructureDefinition/variable",
                 "valueExpression": {"name": "%s", "language": "text/fhirpath", "expression": "%s"}}""".formatted(name, expression);
    }

    private static Coding loinc(String code) {
        return new Coding(LOINC, code, null);
    }

    private static List<String> calculate(Form form, Filled filled, String linkId) {
        return form.calculate(filled.response()).get(linkId).stream()
                .map(SdcExamplesTest::written)
                .toList();
    }

    private static String written(Type value) {
        return value instanceof Coding coding ? coding.getCode() : value.primitiveValue();
    }
}
