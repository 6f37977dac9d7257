package dk.stemme.sdc;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Which question each answer of a response answers, to find its weight by. It lives for one evaluation. */
final class Chosen {

    private final Map<Base, Choice> choices = new IdentityHashMap<>();

    void note(List<Entry> entries) {
        for (var entry : entries) {
            if (entry.item instanceof Question question) {
                for (var answer : entry.answers()) note(question.kind(), answer);
            }
        }
    }

    void note(Kind kind, QuestionnaireResponseItemAnswerComponent answer) {
        if (!(kind instanceof Choice choice) || !answer.hasValue()) return;
        choices.put(answer, choice);
        choices.put(answer.getValue(), choice);
    }

    /** What the answer carries itself goes first, then what the form gives the option. */
    @Nullable
    DecimalType weight(Base base) {
        var value = valueOf(base);
        var weight = base instanceof Element element ? Weights.of(element) : null;
        if (weight == null && value != null) weight = Weights.of(value);
        var choice = choices.get(base);
        if (weight == null && choice != null && value != null && choice.read(value) instanceof Reading.Number read) {
            weight = read;
        }
        return weight == null ? null : new DecimalType(Arithmetic.plain(weight.value()));
    }

    private static @Nullable Type valueOf(Base base) {
        if (base instanceof QuestionnaireResponseItemAnswerComponent answer) return answer.getValue();
        if (base instanceof QuestionnaireItemAnswerOptionComponent option) return option.getValue();
        return base instanceof Type value ? value : null;
    }
}
