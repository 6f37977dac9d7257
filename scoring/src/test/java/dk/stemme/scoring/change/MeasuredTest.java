package dk.stemme.scoring.change;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Item;
import dk.stemme.scoring.MissingRule;
import dk.stemme.scoring.Range;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreDefinition;
import dk.stemme.scoring.Scorer;
import dk.stemme.scoring.Standing;
import dk.stemme.scoring.Sum;
import dk.stemme.scoring.Term;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void a_score_is_measured_by_its_definition() {
        ScoreDefinition definition = new ScoreDefinition(
                "x-total",
                "https://x.example/x-total|1.0.0",
                new Sum(List.of(Term.of("a")), 1, 0),
                new MissingRule.All(),
                new Range(0, 3),
                null,
                List.of(),
                Standing.VERIFIED);
        Instrument instrument = new Instrument("x", "1.0.0", List.of(Item.levels("a", 0, 3)), List.of(definition));
        Score score = Scorer.of(instrument)
                .score(Answers.ofNumbers(Map.of("a", 2)))
                .scores()
                .get(0);
        assertThat(Measured.of((Score.Value) score)).isEqualTo(Measured.of("https://x.example/x-total|1.0.0", 2));
    }

    @Test
    void numbers_are_written_with_two_decimals_at_most() {
        assertThat(Digits.english(-0.001)).isEqualTo("0");
        assertThat(Digits.english(100)).isEqualTo("100");
        assertThat(Digits.english(4.755)).isEqualTo("4.76");
        assertThat(Digits.danish(4.75)).isEqualTo("4,75");
    }
}
