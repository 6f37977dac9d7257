package dk.stemme.bench;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.instruments.Catalogue;
import dk.stemme.instruments.CatalogueEntry;
import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Item;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

/** The catalogue's forms, filled in. */
final class Sheets {
    private static final Catalogue CATALOGUE = Catalogue.read(FhirContext.forR4Cached());

    private Sheets() {}

    static CatalogueEntry entry(String name) {
        return CATALOGUE.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** One for every item. */
    static Answers answers(Instrument instrument) {
        return Answers.ofNumbers(instrument.items().stream().collect(Collectors.toMap(Item::id, item -> 1)));
    }

    /** A completed response that takes the second option of every question. */
    static QuestionnaireResponse response(Questionnaire form) {
        QuestionnaireResponse response = new QuestionnaireResponse()
                .setStatus(QuestionnaireResponseStatus.COMPLETED)
                .setQuestionnaire(form.getUrl() + "|" + form.getVersion())
                .setSubject(new Reference("Patient/1"));
        form.getItem().stream().filter(Sheets::isAnswered).map(Sheets::fill).forEach(response::addItem);
        return response;
    }

    private static boolean isAnswered(QuestionnaireItemComponent item) {
        return item.getType() != QuestionnaireItemType.DISPLAY;
    }

    private static QuestionnaireResponseItemComponent fill(QuestionnaireItemComponent item) {
        QuestionnaireResponseItemComponent filled = new QuestionnaireResponseItemComponent();
        filled.setLinkId(item.getLinkId());
        if (item.hasAnswerOption()) {
            filled.addAnswer().setValue(item.getAnswerOption().get(1).getValue());
        }
        item.getItem().stream().filter(Sheets::isAnswered).map(Sheets::fill).forEach(filled::addItem);
        return filled;
    }
}
