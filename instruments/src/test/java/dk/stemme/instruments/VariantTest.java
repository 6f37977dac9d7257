package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreDefinition;
import dk.stemme.scoring.Scorer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Other versions of a score definition, chosen by naming the version of the questionnaire. */
class VariantTest {
    static Stream<Questionnaire> variants() {
        return Shelf.entries().stream()
                .flatMap(entry -> entry.questionnaires().stream().skip(1));
    }

    @ParameterizedTest(name = "{0} {1}: {2} of {3} answered, each {4}, gives {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "hads, 1.0.0-half, 4, anxiety, 2, 14",
                "hads, 1.0.0-half, 3, anxiety, 2, -",
                "hads, 1.0.0, 6, anxiety, 2, -",
                "phq9, 1.0.0-prorated, 7, total, 2, 18",
                "phq9, 1.0.0-prorated, 6, total, 2, -",
                "phq9, 1.0.0, 8, total, 2, -",
                "rand36, 1.0.0-half, 5, physical_functioning, 3, 100",
                "rand36, 1.0.0-half, 4, physical_functioning, 3, -",
                "rand36, 1.0.0, 1, physical_functioning, 3, 100",
            })
    void the_missing_rule_is_that_of_the_version(
            String instrument, String version, int answered, String score, int answer, Double value) {
        Score scored = score(instrument, version, score, first(instrument, score, answered, answer));
        if (value == null) assertThat(scored).isInstanceOf(Score.Missing.class);
        else assertThat(scored.number()).isEqualTo(value);
    }

    @Test
    void a_prorated_sum_is_rounded() {
        Map<String, Integer> answers = first("phq9", "total", 7, 1);
        answers.put("phq9_1", 3);
        answers.put("phq9_2", 2);
        assertThat(score("phq9", "1.0.0-prorated", "total", answers).number())
                .as("10 of 7 questions are 12.86 of 9")
                .isEqualTo(13);
    }

    @ParameterizedTest(name = "{0} {1}: {3} is {4}")
    @CsvSource({
        "who5, 1.0.0, percent, 32, high risk of depression or stress",
        "who5, 1.0.0-screening-28, percent, 32, reduced well-being",
        "who5, 1.0.0-screening-28, percent, 28, positive screen for depression",
        "cat_copd, 1.0.0, total, 10, medium",
        "cat_copd, 1.0.0-bands-11, total, 10, low",
        "k10, 1.0.0, total, 22, mild",
        "k10, 1.0.0-abs, total, 22, high",
        "mdi, 1.0.0, total, 20, no or doubtful depression",
        "mdi, 1.0.0-bands-20, total, 20, mild depression",
    })
    void the_bands_are_those_of_the_version(
            String instrument, String version, String score, double value, String band) {
        ScoreDefinition definition = definition(instrument, version, score);
        assertThat(definition.bands().stream()
                        .filter(one -> one.low() <= value && value < one.high())
                        .map(one -> one.display().base()))
                .containsExactly(band);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void a_variant_names_what_it_comes_from_and_can_be_scored(Questionnaire variant) {
        String name = variant.getUrl().substring(variant.getUrl().lastIndexOf('/') + 1);
        assertThat(variant.getDerivedFrom().get(0).getValue()).isEqualTo(variant.getUrl() + "|1.0.0");
        assertThat(Scorer.of(Shelf.entry(name).instrument(variant.getVersion()).orElseThrow()))
                .isNotNull();
    }

    @Test
    void all_variants_are_there() {
        assertThat(variants().map(Questionnaire::getIdPart))
                .containsExactlyInAnyOrder(
                        "phq9-1.0.0-prorated",
                        "mdi-1.0.0-bands-20",
                        "who5-1.0.0-screening-28",
                        "hads-1.0.0-half",
                        "k10-1.0.0-abs",
                        "rand36-1.0.0-half",
                        "cat-copd-1.0.0-bands-11");
    }

    private static Score score(String name, String version, String score, Map<String, Integer> answers) {
        Instrument instrument = Shelf.entry(name).instrument(version).orElseThrow();
        return Shelf.score(Scorer.of(instrument).score(Answers.ofNumbers(answers)), name + "-" + score);
    }

    private static ScoreDefinition definition(String name, String version, String score) {
        return Shelf.entry(name).instrument(version).orElseThrow().scores().stream()
                .filter(definition -> definition.code().equals(name + "-" + score))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> first(String name, String score, int answered, int answer) {
        List<String> items = definition(name, "1.0.0", score).formula().inputs();
        Map<String, Integer> answers = new HashMap<>();
        items.subList(0, answered).forEach(item -> answers.put(item, answer));
        return answers;
    }
}
