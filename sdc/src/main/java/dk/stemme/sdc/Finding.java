package dk.stemme.sdc;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** A problem before it is put into words: the key of its message and what the message speaks of. */
record Finding(
        IssueSeverity severity,
        IssueType code,
        String expression,
        @Nullable String linkId,
        Text text,
        String key,
        List<Object> arguments) {

    Problem in(Locale locale) {
        return new Problem(
                severity, code, expression, linkId, text.in(locale), Messages.format(locale, key, arguments.toArray()));
    }
}
