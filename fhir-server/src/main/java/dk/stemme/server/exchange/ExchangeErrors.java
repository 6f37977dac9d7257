package dk.stemme.server.exchange;

import dk.stemme.server.store.Json;
import dk.stemme.server.store.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A refusal outside the FHIR servlet is answered as inside it: with an OperationOutcome. */
@RestControllerAdvice("dk.stemme.server.exchange")
class ExchangeErrors {

    @ExceptionHandler
    ResponseEntity<String> refused(Refusal refusal) {
        var outcome = Json.object().put("resourceType", "OperationOutcome");
        var issues = outcome.putArray("issue");
        for (OperationOutcomeIssueComponent issue : ((OperationOutcome) refusal.getOperationOutcome()).getIssue()) {
            var written = issues.addObject()
                    .put("severity", issue.getSeverity().toCode())
                    .put("code", issue.getCode().toCode())
                    .put("diagnostics", issue.getDiagnostics());
            if (issue.hasExpression())
                written.putArray("expression").add(issue.getExpression().get(0).getValue());
        }
        return ResponseEntity.status(refusal.getStatusCode())
                .header("Content-Type", "application/fhir+json;charset=UTF-8")
                .body(Json.write(outcome));
    }
}
