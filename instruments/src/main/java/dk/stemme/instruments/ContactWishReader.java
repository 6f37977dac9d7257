package dk.stemme.instruments;

import dk.stemme.scoring.ContactWish;
import dk.stemme.scoring.DefinitionException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** Finds the questions that are marked as the patient's wish for contact: item.code {@code item-role|contact-wish}. */
public final class ContactWishReader {
    private ContactWishReader() {}

    /**
     * The marked questions, at any depth.
     *
     * @throws DefinitionException if one can be answered several times, since it then gives no single yes or no
     */
    public static ContactWish read(Questionnaire questionnaire) {
        return new ContactWish(marked(questionnaire.getItem(), false).toList());
    }

    private static Stream<String> marked(List<QuestionnaireItemComponent> items, boolean repeated) {
        return items.stream().flatMap(item -> {
            boolean repeats = repeated || item.getRepeats();
            return Stream.concat(own(item, repeats), marked(item.getItem(), repeats));
        });
    }

    private static Stream<String> own(QuestionnaireItemComponent item, boolean repeats) {
        boolean marked = item.getCode().stream()
                .anyMatch(code -> Canonicals.ITEM_ROLES.equals(code.getSystem())
                        && ContactWish.FOUND.rule().equals(code.getCode()));
        if (marked && repeats)
            throw new DefinitionException(
                    "item[%s].code".formatted(item.getLinkId()), "a wish for contact is asked for once");
        return marked ? Stream.of(item.getLinkId()) : Stream.empty();
    }
}
