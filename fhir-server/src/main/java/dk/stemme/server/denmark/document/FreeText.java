package dk.stemme.server.denmark.document;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** A text in the person's own words (QFDD-DK 1.2, section 5.12; QRD-DK 1.3.2, section 5.6). */
record FreeText() implements Pattern {
    private static final Set<QuestionnaireItemType> TEXTS =
            Set.of(QuestionnaireItemType.STRING, QuestionnaireItemType.TEXT);

    @Override
    public int[] templates() {
        return new int[] {6};
    }

    @Override
    public boolean fits(QuestionnaireItemComponent item) {
        return TEXTS.contains(item.getType());
    }

    @Override
    public boolean reads(QuestionnaireItemType type) {
        return TEXTS.contains(type);
    }

    @Override
    public QuestionnaireItemType type(Node observation) {
        return QuestionnaireItemType.TEXT;
    }

    @Override
    public void answer(Node observation, List<Type> answers, Naming naming) {
        answers.stream()
                .limit(1)
                .forEach(answer -> observation.add("value").type("ST").text(answer.primitiveValue()));
    }

    @Override
    public List<Type> answers(Node observation, QuestionnaireItemType type, Naming naming) {
        return observation.all("value").stream()
                .map(value -> (Type) new StringType(value.text()))
                .toList();
    }
}
