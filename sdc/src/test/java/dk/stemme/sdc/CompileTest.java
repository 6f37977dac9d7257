package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompileTest {

    /** Each file in {@code refused} says in its description what is wrong with it, and where. */
    static Stream<String> refused() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(CompileTest.class.getResource("refused"));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_bad_questionnaire_is_refused_at_the_place_where_it_is_bad(String name) {
        var questionnaire = Resources.questionnaire("refused/" + name);

        assertThat(problems(questionnaire))
                .extracting(problem -> problem.code().toCode() + " " + problem.expression())
                .containsExactly(questionnaire.getDescription());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mood",
                "types",
                "limits",
                "options",
                "structure",
                "required",
                "repeated-groups",
                "logic",
                "rows",
                "weights",
                "calculated"
            })
    void a_good_questionnaire_is_compiled(String name) {
        assertThat(Resources.form(name)).isNotNull();
    }

    @Test
    void a_questionnaire_without_items_is_a_form_without_questions() {
        assertThat(Form.compile(new Questionnaire()).read(Filled.draft().response()))
                .isEmpty();
    }

    @Test
    void every_fault_is_named_at_once() {
        var questionnaire = Resources.questionnaireOf("""
                {"linkId": "a", "type": "choice"},
                {"linkId": "a", "type": "string",
                 "enableWhen": [{"question": "x", "operator": "exists", "answerBoolean": true}]}
                """);

        assertThat(problems(questionnaire))
                .extracting(Problem::expression)
                .containsExactlyInAnyOrder(
                        "Questionnaire.item[0]",
                        "Questionnaire.item[1].linkId",
                        "Questionnaire.item[1].enableWhen[0].question");
    }

    @Test
    void the_faults_are_told_in_danish_and_english() {
        var refusal = refusal(Resources.questionnaire("refused/group-empty"));

        assertThat(refusal.problems(Locale.forLanguageTag("da-DK")).get(0).message())
                .startsWith("Gruppen er tom.");
        assertThat(refusal.problems(Locale.GERMAN).get(0).message()).startsWith("The group is empty.");
        assertThat(refusal).hasMessageContaining("Questionnaire.item[0] g: The group is empty.");
    }

    @Test
    void a_value_set_kept_elsewhere_is_asked_for_by_its_canonical() {
        var questionnaire = Resources.questionnaireOf(
                "{\"linkId\": \"c\", \"type\": \"choice\", \"answerValueSet\": \"http://example.org/vs|2\"}");
        var valueSet = Resources.questionnaire("options").getContained().get(0);

        var form = Form.compile(questionnaire, new Terminology() {
            @Override
            public Optional<ValueSet> valueSet(String canonical) {
                return canonical.equals("http://example.org/vs|2")
                        ? Optional.of((ValueSet) valueSet)
                        : Optional.empty();
            }

            @Override
            public Optional<CodeSystem> codeSystem(String canonical) {
                return Optional.empty();
            }
        });

        var yes = new Coding("http://example.org/yesno", "y", null);
        assertThat(Filled.completed().answer("c", yes).faults(form)).isEmpty();
        assertThat(Filled.completed()
                        .answer("c", new Coding("http://example.org/yesno", "x", null))
                        .faults(form))
                .hasSize(1);
    }

    @Test
    void changing_the_questionnaire_afterwards_does_not_change_the_form() {
        var questionnaire = Resources.questionnaire("options");
        var form = Form.compile(questionnaire);

        questionnaire.getItem().get(0).getAnswerOption().get(0).getValueCoding().setCode("changed");

        assertThat(Filled.completed().answer("colour", Filled.code("red")).faults(form))
                .isEmpty();
    }

    @Test
    void a_form_may_be_used_by_many_threads() {
        var form = Resources.form("options");

        var faults = Stream.generate(() -> List.of(Filled.completed().answer("word", new StringType("never"))))
                .limit(2000)
                .parallel()
                .flatMap(List::stream)
                .map(filled -> filled.faults(form));

        assertThat(faults).allMatch(List.of("code-invalid QuestionnaireResponse.item[0].answer[0]")::equals);
    }

    private static List<Problem> problems(Questionnaire questionnaire) {
        return refusal(questionnaire).problems(Locale.ENGLISH);
    }

    private static InvalidQuestionnaire refusal(Questionnaire questionnaire) {
        return catchThrowableOfType(InvalidQuestionnaire.class, () -> Form.compile(questionnaire));
    }
}
