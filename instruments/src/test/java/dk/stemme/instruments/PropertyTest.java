package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.scoring.Absence;
import dk.stemme.scoring.Answer;
import dk.stemme.scoring.Blanks;
import dk.stemme.scoring.Item;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreSheet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for every instrument of the catalogue, tried on random answers. */
class PropertyTest {
    static final List<CatalogueEntry> instruments = Shelf.entries();

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void a_value_lies_in_its_range_and_in_its_band(CatalogueEntry entry) {
        Sampler sampler = new Sampler(entry);
        for (int i = 0; i < Sampler.ROUNDS; i++)
            for (Score score : sampler.score(sampler.incomplete()).scores())
                if (score instanceof Score.Value value) assertInRange(value);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void raising_one_answer_moves_a_score_one_way_only(CatalogueEntry entry) {
        Sampler sampler = new Sampler(entry);
        Map<String, Double> ways = new LinkedHashMap<>();
        for (int i = 0; i < Sampler.ROUNDS; i++) {
            Map<String, Answer> answers = sampler.complete();
            Item item = sampler.anyItem();
            ScoreSheet before = sampler.score(answers);
            OptionalDouble raised =
                    sampler.nextAbove(item, answers.get(item.id()).number());
            if (raised.isEmpty()) continue;
            answers.put(item.id(), Answer.of(raised.getAsDouble()));
            for (Score after : sampler.score(answers).scores()) {
                if (!(after instanceof Score.Value)) continue;
                double way = Math.signum(
                        after.number() - Shelf.score(before, after.code()).number());
                if (way == 0) continue;
                assertThat(ways.merge(item.id() + " → " + after.code(), way, (old, now) -> old))
                        .isEqualTo(way);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void the_order_of_the_answers_does_not_matter(CatalogueEntry entry) {
        Sampler sampler = new Sampler(entry);
        for (int i = 0; i < Sampler.ROUNDS; i++) {
            Map<String, Answer> answers = sampler.incomplete();
            List<String> order = new ArrayList<>(answers.keySet());
            Collections.shuffle(order, sampler.random);
            Map<String, Answer> shuffled = new LinkedHashMap<>();
            order.forEach(item -> shuffled.put(item, answers.get(item)));
            assertThat(sampler.score(shuffled)).isEqualTo(sampler.score(answers));
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void leaving_one_item_out_changes_only_the_scores_made_of_it(CatalogueEntry entry) {
        Sampler sampler = new Sampler(entry);
        for (int i = 0; i < Sampler.ROUNDS; i++) {
            Map<String, Answer> answers = sampler.complete();
            ScoreSheet before = sampler.score(answers);
            String item = sampler.anyItem().id();
            answers.put(item, Answer.absent(Absence.NOT_ANSWERED));
            for (Score after : sampler.score(answers).scores())
                if (!sampler.isMadeOf(after.definition(), item))
                    assertThat(after).isEqualTo(Shelf.score(before, after.code()));
                else if (after.definition().formula().inputs().contains(item)
                        && after.definition().missing().blanks() == Blanks.ABSENT)
                    assertThat(after.answered()).isEqualTo(after.items() - 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void no_input_makes_it_throw_or_give_a_number_out_of_range(CatalogueEntry entry) {
        Sampler sampler = new Sampler(entry);
        for (int i = 0; i < Sampler.ROUNDS; i++)
            for (Score score : sampler.score(sampler.garbage()).scores())
                if (score instanceof Score.Value value) assertInRange(value);
    }

    private static void assertInRange(Score.Value score) {
        assertThat(score.value())
                .isBetween(
                        score.definition().range().low(),
                        score.definition().range().high());
        if (score.band() != null)
            assertThat(score.value()).isBetween(score.band().low(), score.band().high());
    }
}
