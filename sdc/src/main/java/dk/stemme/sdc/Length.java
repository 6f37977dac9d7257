package dk.stemme.sdc;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Type;

/** How many characters (Unicode code points) an answer must and may have. Of a draft, only the most. */
record Length(int min, int max) implements Rule {

    static final int UNLIMITED = Integer.MAX_VALUE;

    @Override
    public void check(Type value, Report report) {
        if (!value.isPrimitive()) return;
        var text = value.primitiveValue();
        int length = text.codePointCount(0, text.length());
        if (length > max) report.error(IssueType.TOOLONG, "length.max", max, length);
        if (length < min && report.isComplete()) report.error(IssueType.VALUE, "length.min", min, length);
    }
}
