package dk.stemme.scoring;

import static dk.stemme.scoring.Example.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each formula and missing rule says what it does, in English and Danish. */
class InWordsTest {
    private static final Locale DANISH = Locale.forLanguageTag("da");
    private static final List<Criterion> CRITERIA = List.of(new Criterion("a", 1, true), new Criterion("b", 1, false));

    static Stream<Arguments> formulas() {
        return Stream.of(
                formula(new Sum(terms(9), 1, 0), "sum of 9", "sum af 9"),
                formula(new Sum(terms(5), 4, 0), "4 × sum of 5", "4 × sum af 5"),
                formula(new Sum(terms(9), 1, 0, true), "sum of 9, rounded", "sum af 9, afrundet"),
                formula(new Mean(terms(9), -25, 100), "100 − 25 × mean of 9", "100 − 25 × gennemsnit af 9"),
                formula(new Mean(terms(3), 25, -25), "25 × mean of 3 − 25", "25 × gennemsnit af 3 − 25"),
                formula(new Mean(terms(3), 1, 2), "mean of 3 + 2", "gennemsnit af 3 + 2"),
                formula(new Mean(terms(3), -1, 0), "−mean of 3", "−gennemsnit af 3"),
                formula(
                        new Sum(List.of(new Term("a", -1, 6)), 1, 0),
                        "sum of 1, 1 turned round",
                        "sum af 1, 1 vendt om"),
                formula(
                        new Sum(List.of(new Term("a", 1, 0, List.of(new Recoding(0, 1)))), 1, 0),
                        "sum of 1, 1 recoded",
                        "sum af 1, 1 omkodet"),
                formula(
                        new Table(terms(2), List.of(new Table.Row(0, 0, 0))),
                        "table of 1 rows by the sum of 2",
                        "tabel med 1 rækker efter summen af 2"),
                formula(new Largest(List.of("a", "b")), "largest of 2", "den største af 2"),
                formula(
                        new Concatenation(List.of("a", "b")),
                        "the 2 answers one after the other",
                        "de 2 svar efter hinanden"),
                formula(new ValueSet(List.of(), 1, 0), "value set over 0 levels", "værdisæt over 0 niveauer"),
                formula(
                        new Flag(CRITERIA),
                        "true when any of 2 reaches its limit",
                        "sand, når mindst ét af 2 når sin grænse"),
                formula(
                        new Syndrome(CRITERIA, 1, 2),
                        "true when 1 to 2 of 2 symptoms are present, a core symptom among them",
                        "sand, når 1 til 2 af 2 symptomer er til stede, heraf et kernesymptom"),
                formula(
                        new Grading(CRITERIA, List.of(new Grading.Grade(1, 1))),
                        "highest of 1 grades by core and other symptoms",
                        "den højeste af 1 grader efter kernesymptomer og andre"));
    }

    static Stream<Arguments> rules() {
        Blanks blanks = new Blanks(0, 0, 1, List.of());
        return Stream.of(
                rule(new MissingRule.All(), "all", "alle"),
                rule(new MissingRule.Half(), "at least half", "mindst halvdelen"),
                rule(new MissingRule.Any(), "at least one", "mindst ét"),
                rule(new MissingRule.AtLeast(7), "at least 7", "mindst 7"),
                rule(
                        new MissingRule.Refined(new MissingRule.AtLeast(5), 21, Blanks.ABSENT),
                        "at least 5, and 21 of the whole form",
                        "mindst 5 og 21 af hele skemaet"),
                rule(
                        new MissingRule.Refined(new MissingRule.All(), 0, blanks),
                        "all; skipped counts as 0; not relevant counts as 0; open counts as 1",
                        "alle; sprunget over tæller som 0; ikke relevant tæller som 0; åbent tæller som 1"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("formulas")
    void a_formula(Formula formula, String english, String danish) {
        assertThat(formula.inWords().base()).isEqualTo(english);
        assertThat(formula.inWords().in(DANISH)).isEqualTo(danish);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void a_missing_rule(MissingRule rule, String english, String danish) {
        assertThat(rule.inWords().base()).isEqualTo(english);
        assertThat(rule.inWords().in(DANISH)).isEqualTo(danish);
    }

    private static Arguments formula(Formula formula, String english, String danish) {
        return Arguments.of(formula, english, danish);
    }

    private static Arguments rule(MissingRule rule, String english, String danish) {
        return Arguments.of(rule, english, danish);
    }
}
