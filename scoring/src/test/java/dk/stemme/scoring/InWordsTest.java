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
                formula(new Sum(terms(3), 1, 0), "sum of a, b, c", "sum af a, b, c"),
                formula(new Sum(terms(1), 1, 0), "a", "a"),
                formula(new Sum(terms(2), 4, 0), "4 × sum of a, b", "4 × sum af a, b"),
                formula(new Sum(terms(2), 1, 0, true), "sum of a, b, rounded", "sum af a, b, afrundet"),
                formula(new Mean(terms(2), -25, 100), "100 − 25 × mean of a, b", "100 − 25 × gennemsnit af a, b"),
                formula(new Mean(terms(2), 25, -25), "25 × mean of a, b − 25", "25 × gennemsnit af a, b − 25"),
                formula(new Mean(terms(2), 1, 2), "mean of a, b + 2", "gennemsnit af a, b + 2"),
                formula(new Mean(terms(2), -1, 0), "−mean of a, b", "−gennemsnit af a, b"),
                formula(
                        new Sum(List.of(new Term("a", -1, 6), Term.of("b")), 1, 0),
                        "sum of (6 − a), b",
                        "sum af (6 − a), b"),
                formula(
                        new Sum(List.of(new Term("a", 1, 0, List.of(new Recoding(0, 5), new Recoding(1, 4)))), 1, 0),
                        "a (0→5, 1→4)",
                        "a (0→5, 1→4)"),
                formula(
                        new Table(terms(2), List.of(new Table.Row(0, 20.5, 0), new Table.Row(1, 80, 0))),
                        "sum of a, b, looked up in a table of 2 rows: 0 → 20.5 … 1 → 80",
                        "sum af a, b, slået op i en tabel med 2 rækker: 0 → 20.5 … 1 → 80"),
                formula(new Largest(List.of("a", "b")), "largest of a, b", "største af a, b"),
                formula(
                        new Concatenation(List.of("a", "b")),
                        "the answers one after the other: a, b",
                        "svarene efter hinanden: a, b"),
                formula(
                        new ValueSet(List.of(new ValueSet.Levels("a", List.of(0.0, -0.5))), 1, 0),
                        "1 plus the value of each level: a (0, -0.5)",
                        "1 plus værdien af hvert niveau: a (0, -0.5)"),
                formula(
                        new ValueSet(List.of(new ValueSet.Levels("a", List.of(0.0, -0.5))), 1, -0.047),
                        "1 plus the value of each level: a (0, -0.5); and -0.047 unless every level is 1",
                        "1 plus værdien af hvert niveau: a (0, -0.5); og -0.047, medmindre alle niveauer er 1"),
                formula(
                        new Flag(CRITERIA),
                        "true if any of these holds: a ≥ 1*, b ≥ 1",
                        "sand, hvis mindst ét gælder: a ≥ 1*, b ≥ 1"),
                formula(
                        new Syndrome(CRITERIA, 1, 2),
                        "true if 1 to 2 of these hold, one of them with a star: a ≥ 1*, b ≥ 1",
                        "sand, hvis 1 til 2 af disse gælder, heraf mindst ét med stjerne: a ≥ 1*, b ≥ 1"),
                formula(
                        new Syndrome(CRITERIA.subList(1, 2), 1, 1),
                        "true if 1 to 1 of these hold: b ≥ 1",
                        "sand, hvis 1 til 1 af disse gælder: b ≥ 1"),
                formula(
                        new Grading(CRITERIA, List.of(new Grading.Grade(0, 1), new Grading.Grade(1, 1))),
                        "the highest that holds; 1: 0 with a star and 1 others; 2: 1 with a star and 1 others;"
                                + " of a ≥ 1*, b ≥ 1",
                        "det højeste, der gælder; 1: 0 med stjerne og 1 andre; 2: 1 med stjerne og 1 andre;"
                                + " af a ≥ 1*, b ≥ 1"));
    }

    static Stream<Arguments> rules() {
        Blanks blanks =
                new Blanks(0, 0, 1, List.of(new Blanks.Unasked(List.of("b", "c"), Condition.parse("%`item.a` = 0"))));
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
                        "all; skipped counts as 0; not relevant counts as 0; open counts as 1;"
                                + " left open where the form passes over it is skipped: b, c",
                        "alle; sprunget over tæller som 0; ikke relevant tæller som 0; åbent tæller som 1;"
                                + " åbent, hvor skemaet springer over det, er sprunget over: b, c"));
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
