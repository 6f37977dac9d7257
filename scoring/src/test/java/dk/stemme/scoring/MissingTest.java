package dk.stemme.scoring;

import static dk.stemme.scoring.Absence.NOT_ANSWERED;
import static dk.stemme.scoring.Absence.NOT_RELEVANT;
import static dk.stemme.scoring.Absence.SKIPPED_BY_LOGIC;
import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.only;
import static dk.stemme.scoring.Example.scorer;
import static dk.stemme.scoring.Example.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingTest {
    private static final Locale DANISH = Locale.forLanguageTag("da");

    @ParameterizedTest(name = "half of {0} is {1}")
    @CsvSource({"1,1", "2,1", "3,2", "4,2", "5,3", "7,4", "9,5", "17,9"})
    void half_is_rounded_up(int items, int needed) {
        assertThat(new MissingRule.Half().needed(items)).isEqualTo(needed);
    }

    @Test
    void too_few_answers_are_a_reason_and_never_a_number() {
        Score score = only(items(3), number("x", sum(3), ALL, 0, 9), 1, null, 3);
        assertThat(score).isInstanceOf(Score.Missing.class);
        assertThat(score.isScored()).isFalse();
        assertThat(score.number()).isNaN();
        assertThat(score.answered()).isEqualTo(2);
        assertThat(reason(score, Locale.ENGLISH)).isEqualTo("2 of 3 answered");
        assertThat(reason(score, DANISH)).isEqualTo("2 af 3 besvaret");
    }

    @ParameterizedTest(name = "{0} answered of 4 under {1}: scored {2}")
    @CsvSource({"3,all,false", "4,all,true", "1,half,false", "2,half,true", "0,any,false", "1,any,true", "2,3,false"})
    void the_missing_rule_decides(int answered, String rule, boolean scored) {
        MissingRule missing = switch (rule) {
            case "all" -> ALL;
            case "half" -> new MissingRule.Half();
            case "any" -> new MissingRule.Any();
            default -> new MissingRule.AtLeast(Integer.parseInt(rule));
        };
        Score score = only(items(4), number("x", sum(4), missing, 0, 12), Example.same(answered, 1));
        assertThat(score.isScored()).isEqualTo(scored);
    }

    @Test
    void items_that_concern_nobody_make_the_score_not_applicable() {
        ScoreSheet sheet =
                scorer(items(2), number("x", sum(2), ALL, 0, 6)).score(Example.absent(SKIPPED_BY_LOGIC, NOT_RELEVANT));
        assertThat(reason(sheet.scores().get(0), Locale.ENGLISH)).isEqualTo("not applicable");
        assertThat(sheet.anyScored()).isFalse();
    }

    @Test
    void one_open_item_makes_it_incomplete_instead() {
        ScoreSheet sheet =
                scorer(items(2), number("x", sum(2), ALL, 0, 6)).score(Example.absent(SKIPPED_BY_LOGIC, NOT_ANSWERED));
        assertThat(reason(sheet.scores().get(0), Locale.ENGLISH)).isEqualTo("0 of 2 answered");
    }

    @Test
    void an_answer_outside_the_item_is_a_reason_and_never_a_number() {
        Score score = only(items(3), number("x", sum(3), new MissingRule.Any(), 0, 9), 1, 4, null);
        assertThat(reason(score, Locale.ENGLISH)).isEqualTo("b: 4 is not an answer from 0 to 3");
        assertThat(reason(score, DANISH)).isEqualTo("b: 4 er ikke et svar fra 0 til 3");
    }

    @Test
    void half_a_level_is_no_answer() {
        Answers answers = Answers.ofNumbers(java.util.Map.of("a", 1.5));
        Score score = scorer(items(1), number("x", sum(1), ALL, 0, 3))
                .score(answers)
                .scores()
                .get(0);
        assertThat(reason(score, Locale.ENGLISH)).isEqualTo("a: 1.5 is not an answer from 0 to 3");
    }

    private static String reason(Score score, Locale reader) {
        return ((Score.Missing) score).reason().text(reader);
    }
}
