package dk.stemme.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactWishTest {
    private static final ContactWish WISH = new ContactWish(List.of("phone", "letter"));

    @Test
    void a_yes_is_yellow_and_says_so() {
        Judgement judgement = WISH.judge(Answers.ofNumbers(Map.of("phone", 0, "letter", 1)));
        assertThat(judgement.colour()).isEqualTo(Colour.YELLOW);
        assertThat(judgement.fired()).containsExactly(ContactWish.FOUND);
        assertThat(ContactWish.FOUND.reason().in(Locale.ENGLISH)).isEqualTo("The patient wishes to be contacted");
        assertThat(ContactWish.FOUND.reason().in(Locale.forLanguageTag("da")))
                .isEqualTo("Patienten ønsker at blive kontaktet");
    }

    @Test
    void a_no_is_green() {
        assertThat(WISH.judge(Answers.ofNumbers(Map.of("phone", 0)))).isEqualTo(new Judgement(Colour.GREEN, List.of()));
    }

    @Test
    void no_answer_says_nothing() {
        assertThat(WISH.judge(Answers.of(Map.of())).colour()).isEqualTo(Colour.NONE);
        assertThat(new ContactWish(List.of())
                        .judge(Answers.ofNumbers(Map.of("phone", 1)))
                        .colour())
                .isEqualTo(Colour.NONE);
    }

    @Test
    void an_item_that_gives_no_number_cannot_carry_it() {
        Instrument instrument = new Instrument("x", "1", List.of(Item.levels("phone", 0, 1)), List.of());
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> WISH.check(instrument))
                .withMessage("x.item[letter].code: a wish for contact is answered with yes or no (boolean),"
                        + " or with options that have a weight");
    }
}
