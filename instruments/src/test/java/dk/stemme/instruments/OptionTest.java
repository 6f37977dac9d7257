package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** What the options of a question stand for. */
class OptionTest {

    @Test
    void an_option_without_a_number_says_not_relevant() {
        Map<String, List<String>> notRelevant =
                InstrumentReader.notRelevant(Shelf.entry("dlqi").questionnaire());
        assertThat(notRelevant)
                .containsEntry("dlqi_1", List.of())
                .containsEntry("dlqi_3", List.of("not-relevant"))
                .doesNotContainKey("g1");
    }

    @Test
    void an_option_stands_for_the_number_it_carries() {
        QuestionnaireItemAnswerOptionComponent first =
                Shelf.entry("phq9").questionnaire().getItem().get(1).getAnswerOptionFirstRep();
        assertThat(InstrumentReader.number(first)).contains(0.0);
        assertThat(InstrumentReader.number(new QuestionnaireItemAnswerOptionComponent(new StringType("x"))))
                .isEmpty();
    }

    @Test
    void one_instrument_is_read_as_it_stands_in_the_catalogue() {
        CatalogueEntry alone = Catalogue.entry(Shelf.CONTEXT, "koos");
        assertThat(alone.instrument()).isEqualTo(Shelf.entry("koos").instrument());
    }
}
