package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other validators let pass, what they refuse wrongly, and what is sent to break one. */
class TrapsTest {

    private static final Form FORM = Resources.formOf("""
            {"linkId": "file", "type": "attachment"},
            {"linkId": "ref", "type": "reference", "extension": [
              {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-referenceResource", "valueCode": "Patient"}]},
            {"linkId": "url", "type": "url"},
            {"linkId": "amount", "type": "quantity"},
            {"linkId": "words", "type": "text"},
            {"linkId": "sex", "type": "choice", "answerValueSet": "http://hl7.org/fhir/ValueSet/administrative-gender"},
            {"linkId": "ask", "type": "string", "text": "How are  you?", "_text": {"extension": [
              {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
                {"url": "lang", "valueCode": "da"}, {"url": "content", "valueString": "Hvordan går det?"}]}]}}
            """);

    @Test
    void what_is_said_of_a_file_must_be_so() {
        var file = new Attachment().setContentType("text/plain").setData("abc".getBytes());
        right("file", file.copy());
        right("file", file.copy().setSize(3));
        right("file", new Attachment().setUrl("https://example.org/a.png"));
        wrong("file", file.copy().setSize(4));
        wrong("file", file.copy().setHash(new byte[20]));
        wrong("file", file.copy().setContentType(null));
        wrong("file", file.copy().setContentType("nonsense"));
        wrong("file", new Attachment().setTitle("a file"));
        wrong("file", new Attachment().setUrl("not an address"));
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, 89504e470d0a1a0a0000, true",
        "image/png, ffd8ffe000104a464946, false",
        "image/jpeg, ffd8ffe000104a464946, true",
        "'application/pdf; version=1.7', 255044462d312e37, true",
        "application/pdf, 3c68746d6c3e, false",
        "text/plain, 68656c6c6f, true",
        "text/plain, efbbbf3c68746d6c3e3c7363726970743e, false",
        "text/plain, 3c3f786d6c20766572736f6e3d22312e30223f3e0a3c73766720, false",
        "text/html, 68656c6c6f, false",
        "image/svg+xml, 68656c6c6f, false",
        "application/octet-stream, 4d5a9000, false",
        "application/x-unheard-of, 0102, true"
    })
    void the_bytes_of_a_file_are_of_the_type_it_says_and_nothing_that_runs(String type, String hex, boolean right) {
        var file = new Attachment().setContentType(type).setData(HexFormat.of().parseHex(hex));
        if (right) right("file", file);
        else wrong("file", file);
    }

    @Test
    void a_reference_leads_to_the_type_it_says() {
        right("ref", new Reference("Patient/1"));
        right("ref", new Reference("https://example.org/documents/1"));
        wrong("ref", new Reference("Device/1"));
        wrong("ref", new Reference("Patient/1").setType("Device"));
        wrong("ref", new Reference("Banana/1"));
        wrong("ref", new Reference("just words"));
        wrong("ref", new Reference("#p"));
    }

    @Test
    void a_contained_resource_is_known_by_what_it_is() {
        var response = Filled.completed().answer("ref", new Reference("#p")).response();
        response.addContained(new Patient().setId("p"));

        assertThat(FORM.check(response, Locale.ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org/a?b=c", "urn:uuid:4a5a1d5e-5f0e-4a3b-9d0a-3b5f0c9d7e11", "mailto:a@b.c"})
    void an_address_has_a_scheme(String address) {
        right("url", new UriType(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "https://a b", "no address"})
    void what_has_none_is_no_address(String address) {
        wrong("url", new UriType(address));
    }

    @Test
    void a_unit_of_ucum_is_one() {
        right("amount", new Quantity(5).setSystem("http://unitsofmeasure.org").setCode("kg/m2"));
        wrong("amount", new Quantity(5).setSystem("http://unitsofmeasure.org").setCode("banana"));
        wrong("amount", new Quantity(5).setCode("kg"));
    }

    @Test
    void the_code_of_a_value_set_of_fhir_itself_is_checked() {
        right("sex", new Coding("http://hl7.org/fhir/administrative-gender", "female", null));
        wrong("sex", new Coding("http://hl7.org/fhir/administrative-gender", "woman", null));
        wrong("sex", new Coding("http://example.org/gender", "female", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"How are  you?", "How are you?", "Hvordan går det?"})
    void the_text_shown_is_that_of_the_form_in_any_language(String text) {
        assertThat(asked("ask", text)).isEmpty();
    }

    @Test
    void another_text_is_another_question() {
        assertThat(asked("ask", "How bad are you?")).hasSize(1);
        assertThat(asked("words", "A text where there is none")).hasSize(1);
    }

    private static List<String> asked(String linkId, String text) {
        var filled = Filled.completed();
        filled.item(linkId).setText(text).addAnswer().setValue(new StringType("x"));
        return filled.faults(FORM);
    }

    @Test
    void five_megabytes_of_text_are_refused() {
        wrong("words", new StringType("a".repeat(5_000_000)));
    }

    @Test
    void items_nested_without_end_are_refused() {
        var filled = Filled.completed();
        QuestionnaireResponseItemComponent item = filled.item("ask");
        for (int i = 0; i < 100_000; i++) item = item.addItem().setLinkId("ask");

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(filled.faults(FORM)).containsExactly("too-long QuestionnaireResponse"));
    }

    @Test
    void a_hundred_thousand_items_are_refused() {
        var filled = Filled.completed();
        for (int i = 0; i < 100_000; i++) filled.item("ask");

        assertThat(filled.faults(FORM)).containsExactly("too-long QuestionnaireResponse");
    }

    @Test
    void ten_thousand_unknown_items_are_told_of_but_not_all() {
        var filled = Filled.completed();
        for (int i = 0; i < 10_000; i++) filled.item("unknown" + i);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(filled.faults(FORM)).hasSize(1000));
    }

    @Test
    void a_questionnaire_nested_without_end_is_refused() {
        var questionnaire = new Questionnaire();
        var item = questionnaire.addItem().setLinkId("0").setType(QuestionnaireItemType.GROUP);
        for (int i = 1; i < 100_000; i++)
            item = item.addItem().setLinkId("" + i).setType(QuestionnaireItemType.GROUP);

        var refusal = catchThrowableOfType(InvalidQuestionnaire.class, () -> Form.compile(questionnaire));
        assertThat(refusal.problems(Locale.ENGLISH)).hasSize(1);
    }

    @Test
    void a_questionnaire_of_ten_thousand_items_is_compiled_in_time() {
        var questionnaire = new Questionnaire();
        for (int i = 0; i < 10_000; i++)
            questionnaire.addItem().setLinkId("" + i).setType(QuestionnaireItemType.STRING);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Form.compile(questionnaire)).isNotNull());
    }

    private static void right(String linkId, Type value) {
        assertThat(Filled.completed().answer(linkId, value).faults(FORM)).isEmpty();
    }

    private static void wrong(String linkId, Type value) {
        assertThat(Filled.draft().answer(linkId, value).faults(FORM)).isNotEmpty();
    }
}
