package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Colour;
import dk.stemme.scoring.Earlier;
import dk.stemme.scoring.Fired;
import dk.stemme.scoring.Item;
import dk.stemme.scoring.Judgement;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreSheet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules as shipped, from answers to colour. */
class ThresholdTest {
    private static final Locale DANISH = Locale.forLanguageTag("da");

    @ParameterizedTest(name = "PHQ-9 of {0} is {1}")
    @CsvSource({"0,GREEN", "9,GREEN", "10,YELLOW", "19,YELLOW", "20,RED", "24,RED"})
    void depression(int total, Colour colour) {
        Map<String, Integer> answers = spread("phq9_", 8, total);
        answers.put("phq9_9", 0);
        assertThat(judge("phq9", answers, Map.of()).colour()).isEqualTo(colour);
    }

    @ParameterizedTest(name = "GAD-7 of {0} is {1}")
    @CsvSource({"9,GREEN", "10,YELLOW", "14,YELLOW", "15,RED", "21,RED"})
    void anxiety(int total, Colour colour) {
        assertThat(judge("gad7", spread("gad7_", 7, total), Map.of()).colour()).isEqualTo(colour);
    }

    @Test
    void thoughts_of_death_are_critical_although_nothing_else_is_answered() {
        Judgement judgement = judge("phq9", Map.of("phq9_9", 1), Map.of());
        assertThat(judgement.colour()).isEqualTo(Colour.CRITICAL);
        Fired fired = judgement.fired().get(0);
        assertThat(fired.rule()).isEqualTo("item9");
        assertThat(fired.reason().in(DANISH)).contains("spørgsmål 9");
        assertThat(fired.action().in(DANISH)).startsWith("Kontakt patienten samme dag");
        assertThat(fired.action().in(Locale.ENGLISH)).startsWith("Contact the patient the same day");
    }

    @Test
    void an_unanswered_item_9_is_unknown_and_not_harmless() {
        ScoreSheet sheet = Shelf.scorer("phq9").score(Answers.ofNumbers(spread("phq9_", 8, 24)));
        assertThat(Shelf.score(sheet, "phq9-item9_suicidal_ideation")).isInstanceOf(Score.Missing.class);
        assertThat(Shelf.score(sheet, "phq9-total")).isInstanceOf(Score.Missing.class);
        assertThat(Shelf.score(sheet, "phq9-phq8").number()).isEqualTo(24);
    }

    @ParameterizedTest(name = "PHQ-9 of 8 after {0} is {1}")
    @CsvSource({"3,YELLOW", "4,GREEN", "20,GREEN"})
    void depression_that_grows_is_noticed(double last, Colour colour) {
        Map<String, Integer> answers = spread("phq9_", 8, 8);
        answers.put("phq9_9", 0);
        assertThat(judge("phq9", answers, Map.of("phq9-total", last)).colour()).isEqualTo(colour);
    }

    @ParameterizedTest(name = "{1} at its middle, after {2}, is {3}")
    @CsvSource({
        "koos, koos-pain, 60, YELLOW",
        "koos, koos-pain, 59, GREEN",
        "koos, koos-qol, 90, YELLOW",
        "rand36, rand36-pain, 65, YELLOW",
        "rand36, rand36-pain, 60, GREEN",
        "eq5d5l, eq5d5l-vas, 60, YELLOW",
        "eq5d5l, eq5d5l-index_DK, 0.671, YELLOW",
        "eq5d5l, eq5d5l-index_DK, 0.6, GREEN"
    })
    void health_that_declines_is_noticed(String instrument, String score, double last, Colour colour) {
        assertThat(judge(instrument, middle(instrument), Map.of(score, last)).colour())
                .isEqualTo(colour);
    }

    private static Judgement judge(String instrument, Map<String, Integer> numbers, Map<String, Double> last) {
        Answers answers = Answers.ofNumbers(numbers);
        ScoreSheet sheet = Shelf.scorer(instrument).score(answers);
        Map<String, Double> earlier = new HashMap<>();
        last.forEach((score, value) -> earlier.put(score + "|1.0.0", value));
        return Shelf.entry(instrument).rules().orElseThrow().judge(sheet, answers, new Earlier(earlier, Map.of()));
    }

    /** Answers of 0 to 3 to the items 1 to n that add up to the total. */
    private static Map<String, Integer> spread(String prefix, int items, int total) {
        Map<String, Integer> answers = new HashMap<>();
        for (int i = 1; i <= items; i++) {
            int answer = Math.min(3, total);
            answers.put(prefix + i, answer);
            total -= answer;
        }
        return answers;
    }

    private static Map<String, Integer> middle(String instrument) {
        Map<String, Integer> answers = new HashMap<>();
        for (Item item : Shelf.scorer(instrument).instrument().items())
            answers.put(item.id(), (int) (item.min() + item.max()) / 2);
        return answers;
    }
}
