package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.stemme.scoring.DefinitionException;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.junit.jupiter.api.Test;

class ContactWishReaderTest {
    private final Questionnaire questionnaire = new Questionnaire();
    private final QuestionnaireItemComponent group =
            questionnaire.addItem().setLinkId("g1").setType(QuestionnaireItemType.GROUP);

    @Test
    void a_marked_question_is_found_at_any_depth() {
        question("other");
        mark(question("phone"));
        assertThat(ContactWishReader.read(questionnaire).items()).containsExactly("phone");
    }

    @Test
    void a_code_of_the_same_name_in_another_system_means_nothing() {
        question("phone").addCode().setSystem("urn:other").setCode("contact-wish");
        assertThat(ContactWishReader.read(questionnaire).items()).isEmpty();
    }

    @Test
    void a_wish_inside_something_that_repeats_is_refused() {
        group.setRepeats(true);
        mark(question("phone"));
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> ContactWishReader.read(questionnaire))
                .withMessage("item[phone].code: a wish for contact is asked for once");
    }

    private QuestionnaireItemComponent question(String linkId) {
        return group.addItem().setLinkId(linkId).setType(QuestionnaireItemType.BOOLEAN);
    }

    private static void mark(QuestionnaireItemComponent item) {
        item.addCode().setSystem(Canonicals.ITEM_ROLES).setCode("contact-wish");
    }
}
