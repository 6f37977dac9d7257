package dk.stemme.sdc;

import static dk.stemme.sdc.Filled.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {

    private static final Form FORM = Resources.form("types");

    /** One value per type of answer that FHIR R4 knows. */
    private static final Map<String, Type> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("boolean", new BooleanType(true));
        VALUES.put("decimal", new DecimalType("1.5"));
        VALUES.put("integer", new IntegerType(3));
        VALUES.put("date", new DateType("2026-05-31"));
        VALUES.put("dateTime", new DateTimeType("2026-05-31T10:00:00+02:00"));
        VALUES.put("time", new TimeType("10:00:00"));
        VALUES.put("string", new StringType("hello"));
        VALUES.put("uri", new UriType("https://example.org"));
        VALUES.put("Attachment", new Attachment().setContentType("image/png").setUrl("https://example.org/1.png"));
        VALUES.put("Coding", code("a"));
        VALUES.put("Quantity", new Quantity(5));
        VALUES.put("Reference", new Reference("Patient/1"));
    }

    /** Which types of answer each type of question takes. */
    private static final Map<String, Set<String>> TAKES = Map.ofEntries(
            Map.entry("boolean", Set.of("boolean")),
            Map.entry("decimal", Set.of("decimal")),
            Map.entry("integer", Set.of("integer")),
            Map.entry("date", Set.of("date")),
            Map.entry("dateTime", Set.of("dateTime")),
            Map.entry("time", Set.of("time")),
            Map.entry("string", Set.of("string")),
            Map.entry("text", Set.of("string")),
            Map.entry("url", Set.of("uri")),
            Map.entry("attachment", Set.of("Attachment")),
            Map.entry("reference", Set.of("Reference")),
            Map.entry("quantity", Set.of("Quantity")),
            Map.entry("choice", Set.of("Coding")),
            Map.entry("open-choice", Set.of("Coding", "string")));

    static Stream<Arguments> everyQuestionWithEveryValue() {
        return TAKES.keySet().stream()
                .sorted()
                .flatMap(question -> VALUES.keySet().stream().map(value -> Arguments.of(question, value)));
    }

    @ParameterizedTest
    @MethodSource("everyQuestionWithEveryValue")
    void a_question_takes_values_of_its_own_type_only(String question, String value) {
        var faults = Filled.draft().answer(question, VALUES.get(value)).faults(FORM);

        if (TAKES.get(question).contains(value)) assertThat(faults).isEmpty();
        else assertThat(faults).containsExactly("value QuestionnaireResponse.item[0].answer[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-05", "2026-05-31"})
    void a_date_may_lack_its_last_parts(String date) {
        assertThat(Filled.completed().answer("date", new DateType(date)).faults(FORM))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00:00", "23:59:60", "08:30:00.123"})
    void a_time_of_day_is_accepted(String time) {
        assertThat(Filled.completed().answer("time", new TimeType(time)).faults(FORM))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00:00", "8:30", "08:30", "noon", "08:61:00"})
    void what_is_no_time_of_day_is_refused(String time) {
        assertThat(Filled.completed().answer("time", new TimeType(time)).faults(FORM))
                .containsExactly("value QuestionnaireResponse.item[0].answer[0]");
    }

    @Test
    void a_group_takes_no_answer() {
        var filled = Filled.draft();
        filled.item("group").addAnswer().setValue(new StringType("hello"));

        assertThat(filled.faults(FORM)).containsExactly("structure QuestionnaireResponse.item[0]");
    }

    @Test
    void a_display_takes_no_answer() {
        assertThat(Filled.draft().answer("display", new StringType("hello")).faults(FORM))
                .containsExactly("structure QuestionnaireResponse.item[0]");
    }

    @Test
    void a_display_may_be_echoed() {
        var filled = Filled.completed();
        filled.item("display").setText("Read this");

        assertThat(filled.faults(FORM)).isEmpty();
    }

    @Test
    void an_answer_that_only_says_why_it_is_absent_is_no_answer() {
        var absent = new IntegerType();
        absent.addExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new StringType("unknown"));

        assertThat(Filled.completed().answer("integer", absent).faults(FORM)).isEmpty();
        assertThat(Filled.completed().answer("string", absent).faults(FORM)).isEmpty();
    }

    @Test
    void a_coding_that_only_says_why_it_is_absent_is_no_answer() {
        var absent = new Coding();
        absent.addExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new StringType("masked"));

        assertThat(Filled.completed().answer("choice", absent).faults(FORM)).isEmpty();
    }
}
