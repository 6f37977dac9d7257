package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final Form FORM = Resources.form("limits");

    @ParameterizedTest
    @CsvSource({"0, true", "120, true", "-1, false", "121, false"})
    void an_integer_lies_between_its_least_and_greatest(int value, boolean right) {
        check("age", new IntegerType(value), right);
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "70, true", "0.4, false", "70.1, true", "70.10, true", "70.15, false", "1e3, true"})
    void a_decimal_keeps_to_its_bounds_and_places(String value, boolean right) {
        check("weight", new DecimalType(value), right);
    }

    @ParameterizedTest
    @CsvSource({"3, true", "3.0, true", "3.5, false"})
    void no_decimals_means_whole_numbers(String value, boolean right) {
        check("whole", new DecimalType(value), right);
    }

    @ParameterizedTest
    @CsvSource({
        "1900-01-01, true",
        "1899-12-31, false",
        "2026-06-30, true",
        "2026-07-01, false",
        "2026-07, false",
        "2026-06, true",
        "2026, true",
        "1899, false"
    })
    void a_date_keeps_to_its_bounds_as_far_as_it_is_given(String value, boolean right) {
        check("born", new DateType(value), right);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00+01:00, true",
        "2025-12-31T23:30:00Z, true",
        "2025-12-31T22:30:00Z, false",
        "2026-01-01, true",
        "2025-12-31, false"
    })
    void a_date_and_time_is_compared_as_an_instant(String value, boolean right) {
        check("seen", new DateTimeType(value), right);
    }

    @ParameterizedTest
    @CsvSource({"05:00:00, true", "04:59:59.9, false", "11:30:00.000, true", "11:30:00.001, false"})
    void a_time_keeps_to_its_bounds(String value, boolean right) {
        check("woke", new TimeType(value), right);
    }

    @ParameterizedTest
    @CsvSource({"500, true", "500.25, false", "0.125, false", "12.5, true"})
    void an_amount_keeps_to_its_bounds_and_places(String value, boolean right) {
        check("dose", ucum(value, "mg"), right);
    }

    @ParameterizedTest
    @CsvSource({"0.5, g, true", "0.501, g, false", "600, g, false"})
    void amounts_in_units_that_measure_the_same_are_compared(String value, String unit, boolean right) {
        check("dose", ucum(value, unit), right);
    }

    @Test
    void a_bound_without_a_unit_holds_in_any() {
        check("steps", ucum("9", "mg"), false);
        check("steps", ucum("10", "mg"), true);
    }

    @Test
    void an_amount_in_another_unit_is_refused() {
        check("dose", ucum("5", "kg"), false);
        check("dose", new Quantity(5).setUnit("kilo"), false);
        check("dose", new Quantity(5), false);
    }

    @Test
    void a_unit_without_a_code_is_known_by_its_name() {
        check("dose", new Quantity(5).setUnit("gram"), true);
    }

    @ParameterizedTest
    @CsvSource({"abcde, true", "abcdef, false", "🙂🙂🙂🙂🙂, true"})
    void a_string_has_at_most_so_many_characters(String value, boolean right) {
        check("short", new StringType(value), right);
    }

    @Test
    void a_text_has_at_least_so_many_characters_once_it_is_completed() {
        check("long", new StringType("abc"), true);
        check("long", new StringType("ab"), false);
        assertThat(Filled.draft().answer("long", new StringType("ab")).faults(FORM))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8000, true", "800, false", "80000, false", "x8000, false"})
    void a_pattern_matches_the_whole_answer(String value, boolean right) {
        check("postcode", new StringType(value), right);
    }

    @Test
    void a_pattern_is_explained_in_words_when_it_has_some() {
        var filled = Filled.completed().answer("postcode", new StringType("x"));

        assertThat(filled.problems(FORM).get(0).message()).endsWith("Write it as: four digits");
        assertThat(FORM.check(filled.response(), Locale.forLanguageTag("da"))
                        .get(0)
                        .message())
                .endsWith("Skriv det som: fire cifre");
        assertThat(Filled.completed()
                        .answer("initials", new StringType("x"))
                        .problems(FORM)
                        .get(0)
                        .message())
                .endsWith("[A-Z]{2,3}");
    }

    @Test
    void a_pattern_that_backtracks_without_end_is_given_up() {
        var hostile = new StringType("a".repeat(5000));

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> check("backtracking", hostile, false));
        check("backtracking", new StringType("aaab"), true);
    }

    @Test
    void a_pattern_on_a_very_long_text_does_not_exhaust_the_stack() {
        check("recursive", new StringType("ab".repeat(200_000)), false);
        check("recursive", new StringType("ababc"), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "IMAGE/JPEG", "application/pdf; version=2"})
    void a_file_of_an_allowed_type_is_accepted(String type) {
        check("picture", new Attachment().setContentType(type).setUrl("Binary/1"), true);
    }

    @Test
    void a_file_of_another_or_unknown_type_is_refused() {
        check("picture", new Attachment().setContentType("text/html").setUrl("Binary/1"), false);
        check("picture", new Attachment().setUrl("Binary/1"), false);
    }

    @Test
    void a_file_may_not_be_larger_than_allowed() {
        check("picture", png().setData(pixels(1024 * 1024)), true);
        check("picture", png().setData(pixels(1024 * 1024 + 1)), false);
        check("picture", png().setUrl("Binary/1").setSize(2_000_000), false);
    }

    @Test
    void a_reference_leads_to_an_allowed_type() {
        check("doctor", new Reference("Practitioner/1"), true);
        check("doctor", new Reference("https://example.org/fhir/PractitionerRole/1"), true);
        check("doctor", new Reference("Patient/1"), false);
        check("doctor", new Reference().setType("Patient").setDisplay("Nancy Ann"), false);
    }

    @Test
    void a_reference_that_does_not_tell_its_type_is_accepted() {
        check("doctor", new Reference("urn:uuid:4a5a1d5e-5f0e-4a3b-9d0a-3b5f0c9d7e11"), true);
        check("doctor", new Reference().setDisplay("My doctor"), true);
    }

    @Test
    void a_bound_that_is_only_an_expression_is_not_judged() {
        check("dynamic", new DateType("2099-01-01"), true);
    }

    @Test
    void a_number_too_large_for_any_sum_harms_nothing() {
        check("weight", new DecimalType("1e999999999"), true);
        check("whole", new DecimalType("1e-999999999"), false);
    }

    private static void check(String linkId, Type value, boolean right) {
        assertThat(Filled.completed().answer(linkId, value).problems(FORM).isEmpty())
                .isEqualTo(right);
    }

    private static Quantity ucum(String value, String unit) {
        return new Quantity()
                .setValue(new DecimalType(value).getValue())
                .setSystem("http://unitsofmeasure.org")
                .setCode(unit)
                .setUnit(unit);
    }

    private static Attachment png() {
        return new Attachment().setContentType("image/png");
    }

    private static byte[] pixels(int bytes) {
        return Arrays.copyOf(HexFormat.of().parseHex("89504e470d0a1a0a"), bytes);
    }
}
