package dk.stemme.sdc;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Refuses answers to begin with that could not be given (FHIR R4, que-8, que-13, and the type of the question). */
final class InitialReader {

    private InitialReader() {}

    /** @param kind of the question; null for what is none */
    static void check(Draft draft, @Nullable Kind kind) {
        var source = draft.source;
        long selected = source.getAnswerOption().stream()
                .filter(QuestionnaireItemAnswerOptionComponent::getInitialSelected)
                .count();
        if (kind == null) {
            if (source.hasInitial()) draft.refuse(IssueType.INVARIANT, ".initial[0]", "q.initial.none");
            return;
        }
        if (source.getInitial().size() + selected > 1 && !source.getRepeats()) {
            draft.refuse(IssueType.INVARIANT, "", "q.initial.many");
        }
        for (int i = 0; i < source.getInitial().size(); i++) {
            var initial = source.getInitial().get(i);
            if (initial.hasValue() && Answers.holds(initial.getValue())) {
                check(draft, kind, initial.getValue(), ".initial[" + i + "]");
            }
        }
    }

    private static void check(Draft draft, Kind kind, Type value, String place) {
        if (!kind.accepts(value)) draft.refuse(IssueType.VALUE, place, "q.initial.type", value.fhirType());
        else if (kind instanceof Choice choice && !choice.offers(value)) {
            draft.refuse(IssueType.CODEINVALID, place, "q.initial.option");
        }
    }
}
