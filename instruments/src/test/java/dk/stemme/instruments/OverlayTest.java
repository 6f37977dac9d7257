package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.stemme.instruments.Overlay.Place;
import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Item;
import dk.stemme.scoring.Scorer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final Questionnaire original = Shelf.entry("hads").questionnaire();
    private final Overlay overlay = Overlay.of(original, "region-syd");

    @Test
    void a_frame_is_none_any_more_once_one_language_has_all_its_texts() {
        Overlay overlay = Overlay.of(Shelf.entry("mmrc").questionnaire(), "owner");
        Overlay frame = Overlay.of(Shelf.entry("nps").questionnaire(), "owner");
        assertThat(frame.form().hasExtension(Canonicals.PLACEHOLDER)).isTrue();
        frame.open("da").forEach(place -> frame.put(place, "da", "ordlyd"));
        assertThat(frame.form().hasExtension(Canonicals.PLACEHOLDER)).isFalse();
        assertThat(overlay.form().hasExtension(Canonicals.PLACEHOLDER)).isFalse();
    }

    @Test
    void it_is_a_version_of_its_own_derived_from_the_original() {
        Questionnaire form = overlay.form();
        assertThat(form.getUrl()).isEqualTo(original.getUrl());
        assertThat(form.getVersion()).isEqualTo("1.0.0+region-syd");
        assertThat(form.getIdPart()).isEqualTo("hads-1.0.0-region-syd");
        assertThat(form.getDerivedFrom())
                .extracting(CanonicalType::getValue)
                .containsExactly("https://stemme.example/fhir/Questionnaire/hads|1.0.0");
    }

    @Test
    void a_text_in_another_language_takes_the_place_of_the_translation() {
        overlay.put(new Place("hads_1", ""), "da", "Dansk ordlyd");
        assertThat(Texts.of(item("hads_1").getTextElement()).in(DANISH)).isEqualTo("Dansk ordlyd");
        assertThat(item("hads_1").getText()).isEqualTo("Question 1");
        assertThat(item("hads_1").getTextElement().getExtension()).hasSize(1);
    }

    @Test
    void a_text_in_the_forms_own_language_takes_the_place_of_the_placeholder() {
        overlay.put(new Place("hads_1", ""), "en", "Wording");
        assertThat(item("hads_1").getText()).isEqualTo("Wording");
    }

    @Test
    void an_option_is_named_by_its_code() {
        overlay.put(new Place("hads_1", "3"), "da", "Altid");
        assertThat(item("hads_1").getAnswerOption())
                .element(3)
                .satisfies(option -> assertThat(Texts.of(option.getValueCoding().getDisplayElement())
                                .in(DANISH))
                        .isEqualTo("Altid"));
    }

    @Test
    void nothing_else_changes() {
        overlay.put(new Place("hads_1", ""), "en", "Wording");
        Questionnaire back = overlay.form().copy();
        back.setId(original.getId());
        back.setVersion(original.getVersion()).setDerivedFrom(null);
        back.getItem().get(1).getTextElement().setValue("Question 1");
        assertThat(Shelf.CATALOGUE.json(back)).isEqualTo(Shelf.CATALOGUE.json(original));
    }

    @Test
    void the_original_keeps_its_texts() {
        String before = Shelf.CATALOGUE.json(original);
        overlay.put(new Place("hads_1", "3"), "da", "Altid");
        assertThat(Shelf.CATALOGUE.json(original)).isEqualTo(before);
    }

    @Test
    void it_is_scored_as_the_original() {
        Scorer scorer = Scorer.of(
                InstrumentReader.read(overlay.form(), Shelf.entry("hads").scores()));
        Map<String, Double> twos = new HashMap<>();
        for (Item item : scorer.instrument().items()) twos.put(item.id(), 2.0);
        assertThat(scorer.score(Answers.ofNumbers(twos)).scores())
                .isEqualTo(Shelf.scorer("hads").score(Answers.ofNumbers(twos)).scores());
    }

    @Test
    void texts_not_given_are_told_in_the_order_of_the_form() {
        assertThat(overlay.open("da")).hasSize(1 + 14 * 5).startsWith(new Place("g1", ""), new Place("hads_1", ""));
        overlay.put(new Place("g1", ""), "da", "Om sidste uge");
        assertThat(overlay.open("da")).hasSize(14 * 5).startsWith(new Place("hads_1", ""), new Place("hads_1", "0"));
        assertThat(overlay.open("en")).hasSize(1 + 14 * 5);
        assertThat(overlay.languages()).containsExactly("da");
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "hads_99, '', da, x, the form has no text 'hads_99'",
        "hads_1, 9, da, x, 'hads_1 has no option ''9'', but 0, 1, 2, 3'",
        "g1, 9, da, x, g1 has no options",
        "hads_1, '', dansk!, x, '''dansk!'' is not a language such as da'",
        "hads_1, '', da, ' ', hads_1: there is no text",
        "hads_2, '', da, x, hads_2: has a text in da already",
        "hads_2, 0, da, x, hads_2 option 0: has a text in da already"
    })
    void what_does_not_fit_is_refused(String linkId, String option, String language, String text, String message) {
        overlay.put(new Place("hads_2", ""), "da", "y");
        overlay.put(new Place("hads_2", "0"), "da", "y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> overlay.put(new Place(linkId, option), language, text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "region syd", "a+b", "ø", ".a"})
    void an_owner_must_fit_into_a_version(String owner) {
        assertThatIllegalArgumentException().isThrownBy(() -> Overlay.of(original, owner));
    }

    private QuestionnaireItemComponent item(String linkId) {
        return ItemReader.all(overlay.form().getItem())
                .filter(item -> item.getLinkId().equals(linkId))
                .findFirst()
                .orElseThrow();
    }
}
