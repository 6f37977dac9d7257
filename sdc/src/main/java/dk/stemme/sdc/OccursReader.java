package dk.stemme.sdc;

import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Reads how often an item must and may occur: required, repeats and the extensions minOccurs and maxOccurs. */
final class OccursReader {

    private static final String MIN = "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs";
    private static final String MAX = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";

    private OccursReader() {}

    static Occurs read(Draft draft) {
        var occurs = new Occurs(min(draft), max(draft));
        if (occurs.min() > occurs.max() || occurs.max() < 1) {
            draft.refuse(IssueType.INVARIANT, "", "q.occurs.order", occurs.min(), occurs.max());
        }
        return occurs;
    }

    private static int min(Draft draft) {
        int required = draft.source.getRequired() ? 1 : 0;
        var min = draft.extension(MIN, IntegerType.class);
        return min == null ? required : Math.max(required, min.getValue());
    }

    private static int max(Draft draft) {
        var max = draft.extension(MAX, IntegerType.class);
        boolean repeats = draft.source.getRepeats();
        if (max != null && max.getValue() > 1 && !repeats) {
            draft.refuse(IssueType.INVARIANT, "", "q.occurs.repeats", max.getValue());
        }
        if (!repeats) return 1;
        return max == null ? Occurs.UNLIMITED : max.getValue();
    }
}
