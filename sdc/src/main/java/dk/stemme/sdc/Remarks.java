package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** What could not be done while a form was populated or extracted; the rest is done all the same. */
final class Remarks {

    /** Most of them: one faulty template can fail once for every answer. */
    private static final int MOST = 200;

    private final List<Finding> findings = new ArrayList<>();

    void add(String expression, @Nullable String linkId, NotCalculable why) {
        add(IssueType.PROCESSING, expression, linkId, why.key, why.arguments.toArray());
    }

    void add(IssueType code, String expression, @Nullable String linkId, String key, Object... arguments) {
        if (findings.size() == MOST) return;
        findings.add(new Finding(IssueSeverity.WARNING, code, expression, linkId, Text.NONE, key, List.of(arguments)));
    }

    List<Problem> in(Locale locale) {
        return findings.stream().map(finding -> finding.in(locale)).toList();
    }
}
