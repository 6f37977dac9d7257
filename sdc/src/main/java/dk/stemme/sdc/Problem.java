package dk.stemme.sdc;

import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a response or a questionnaire, located so that it can be found and mended.
 *
 * @param severity error: it is refused; warning: it is accepted
 * @param code the kind of issue, as in OperationOutcome
 * @param expression the element by index, such as {@code QuestionnaireResponse.item[2].item[0].answer[1]}; for
 *     something missing, the nearest element that is there
 * @param linkId the item concerned; null when the problem lies outside every item
 * @param text the item's text in the reader's language; null when it has none
 * @param message what is wrong and what to do, in the reader's language
 */
public record Problem(
        IssueSeverity severity,
        IssueType code,
        String expression,
        @Nullable String linkId,
        @Nullable String text,
        String message) {

    /** Everything a person needs in one line: linkId, text and message. */
    public String diagnostics() {
        if (linkId == null) return message;
        return text == null ? linkId + ": " + message : linkId + " (" + text + "): " + message;
    }

    /** This problem as an issue of an OperationOutcome. */
    public OperationOutcomeIssueComponent toIssue() {
        var issue = new OperationOutcomeIssueComponent()
                .setSeverity(severity)
                .setCode(code)
                .setDiagnostics(diagnostics())
                .addExpression(expression);
        issue.getDetails().setText(message);
        return issue;
    }
}
