package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequiredTest {

    private static final Form FORM = Resources.form("required");
    private static final StringType WORD = new StringType("word");
    private static final BooleanType YES = new BooleanType(true);

    /** Everything that must be answered whatever else is. */
    private static Filled enough() {
        return Filled.completed()
                .answer("name", WORD)
                .group("optional-group", group -> group.answer("inside", WORD))
                .group("section", section -> section.answer("or", WORD))
                .answer("two", WORD, WORD);
    }

    @Test
    void what_is_not_required_may_be_left_out() {
        assertThat(enough().faults(FORM)).isEmpty();
    }

    @Test
    void all_that_is_missing_is_named_by_its_link_id() {
        assertThat(Filled.completed().problems(FORM))
                .extracting(Problem::linkId)
                .containsExactly("name", "inside", "section", "two");
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "AMENDED"})
    void a_response_that_is_done_must_have_everything(QuestionnaireResponseStatus status) {
        assertThat(Filled.draft().status(status).faults(FORM)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"INPROGRESS", "STOPPED", "ENTEREDINERROR"})
    void a_response_that_is_not_done_may_be_incomplete(QuestionnaireResponseStatus status) {
        assertThat(Filled.draft().status(status).faults(FORM)).isEmpty();
    }

    @Test
    void something_missing_is_located_at_the_nearest_element_there() {
        var filled = enough();
        filled.group("rows", row -> {});

        assertThat(filled.faults(FORM)).containsExactly("required QuestionnaireResponse.item[4]");
    }

    @Test
    void an_item_without_an_answer_is_located_itself() {
        var filled = enough().answer("ill", YES).answer("illness");
        filled.group("illness-group", group -> group.answer("since", new DateType("2026")));

        assertThat(filled.faults(FORM)).containsExactly("required QuestionnaireResponse.item[5]");
    }

    @Test
    void a_blank_text_is_no_answer() {
        var filled = Filled.completed().answer("name", new StringType("  "));

        assertThat(filled.problems(FORM)).extracting(Problem::linkId).contains("name");
    }

    @Test
    void a_group_left_out_counts_as_an_empty_one() {
        var filled = Filled.completed()
                .answer("name", WORD)
                .group("section", section -> section.answer("or", WORD))
                .answer("two", WORD, WORD);

        assertThat(filled.problems(FORM)).extracting(Problem::linkId).containsExactly("inside");
    }

    @Test
    void a_required_group_that_is_there_needs_an_answer_in_it() {
        var filled = Filled.completed()
                .answer("name", WORD)
                .group("optional-group", group -> group.answer("inside", WORD))
                .group("section", section -> {})
                .answer("two", WORD, WORD);

        assertThat(filled.problems(FORM)).extracting(Problem::linkId).containsExactly("section");
    }

    @Test
    void several_answers_may_be_required() {
        var filled = Filled.completed()
                .answer("name", WORD)
                .group("optional-group", group -> group.answer("inside", WORD))
                .group("section", section -> section.answer("or", WORD))
                .answer("two", WORD);

        assertThat(filled.problems(FORM))
                .extracting(Problem::message)
                .containsExactly("This question must have at least 2 answers; it has 1.");
    }

    @Test
    void a_repeating_group_may_be_required_several_times() {
        var form = Resources.form("repeated-groups");

        assertThat(Filled.completed()
                        .group("rows", row -> row.answer("cell", WORD))
                        .group("rows", row -> row.answer("cell", WORD))
                        .faults(form))
                .isEmpty();
        assertThat(Filled.completed()
                        .group("rows", row -> row.answer("cell", WORD))
                        .faults(form))
                .containsExactly("required QuestionnaireResponse.item[0]");
        assertThat(Filled.completed().faults(form)).containsExactly("required QuestionnaireResponse");
    }

    @Test
    void what_stands_under_an_answer_is_required_once_there_is_that_answer() {
        assertThat(enough().answer("smoker", YES).faults(FORM))
                .containsExactly("required QuestionnaireResponse.item[4].answer[0]");
        assertThat(enough().answer("smoker", YES, beneath -> beneath.answer("how-many", new IntegerType(3)))
                        .faults(FORM))
                .isEmpty();
    }

    @Test
    void what_is_not_asked_is_not_required() {
        assertThat(enough().answer("ill", new BooleanType(false)).faults(FORM)).isEmpty();
        assertThat(enough().answer("ill", YES).problems(FORM))
                .extracting(Problem::linkId)
                .isEqualTo(List.of("illness", "illness-group"));
    }

    @Test
    void the_message_is_in_the_readers_language_with_the_text_of_the_question() {
        var problem = FORM.check(Filled.completed().response(), Locale.forLanguageTag("da-DK"))
                .get(0);

        assertThat(problem.diagnostics()).isEqualTo("name (Navn): Spørgsmålet skal besvares.");
        assertThat(problem.toIssue().getDetails().getText()).isEqualTo("Spørgsmålet skal besvares.");
    }
}
