package dk.stemme.server.store;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A request that cannot be met: HTTP status and an OperationOutcome that says where and what to do. */
public final class Refusal extends BaseServerResponseException {
    private static final long serialVersionUID = 1L;

    /** One issue; {@code expression} is the FHIRPath of the faulty element, or empty. */
    public record Issue(IssueSeverity severity, IssueType code, String expression, String text) {}

    public Refusal(int status, List<Issue> issues) {
        super(status, issues.get(0).text(), outcome(issues));
    }

    public static Refusal of(int status, IssueType code, String expression, String text) {
        return new Refusal(status, List.of(new Issue(IssueSeverity.ERROR, code, expression, text)));
    }

    public static Refusal notFound(String type, String id) {
        return of(404, IssueType.NOTFOUND, "", type + "/" + id + " is not known here.");
    }

    /** The OperationOutcome as JSON. */
    public String json() {
        var outcome = Json.object().put("resourceType", "OperationOutcome");
        var all = outcome.putArray("issue");
        for (var issue : ((OperationOutcome) getOperationOutcome()).getIssue()) {
            var written = all.addObject()
                    .put("severity", issue.getSeverity().toCode())
                    .put("code", issue.getCode().toCode())
                    .put("diagnostics", issue.getDiagnostics());
            if (issue.hasExpression())
                written.putArray("expression").add(issue.getExpression().get(0).getValue());
        }
        return Json.write(outcome);
    }

    /** Answers with it where the FHIR servlet does not. */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(getStatusCode());
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
    }

    public static OperationOutcome outcome(List<Issue> issues) {
        OperationOutcome outcome = new OperationOutcome();
        for (Issue issue : issues) {
            var component = outcome.addIssue()
                    .setSeverity(issue.severity())
                    .setCode(issue.code())
                    .setDiagnostics(issue.text());
            component.getDetails().setText(issue.text());
            if (!issue.expression().isEmpty()) component.addExpression(issue.expression());
        }
        return outcome;
    }
}
