package dk.stemme.server.denmark.document;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * An item of a form as it occurs in a response; in the form itself every item occurs once.
 *
 * @param given what the response holds, null in the form itself
 */
record Instance(@Nullable QuestionnaireResponseItemComponent given) {
    static final Instance FORM = new Instance(null);

    /** All that is answered, as if it were one item. */
    static Instance of(List<QuestionnaireResponseItemComponent> items) {
        return new Instance(new QuestionnaireResponseItemComponent().setItem(items));
    }

    /** How an item within this one occurs. */
    List<Instance> of(QuestionnaireItemComponent item) {
        if (given == null) return List.of(FORM);
        Stream<QuestionnaireResponseItemComponent> answered =
                given.getAnswer().stream().flatMap(answer -> answer.getItem().stream());
        return Stream.concat(given.getItem().stream(), answered)
                .filter(each -> each.getLinkId().equals(item.getLinkId()))
                .map(Instance::new)
                .toList();
    }

    List<Type> answers() {
        if (given == null) return List.of();
        return given.getAnswer().stream()
                .filter(QuestionnaireResponseItemAnswerComponent::hasValue)
                .map(QuestionnaireResponseItemAnswerComponent::getValue)
                .toList();
    }
}
