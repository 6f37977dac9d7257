package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one response. It lives for one check, on one thread. */
final class Report {

    /** More than anyone would read; it bounds the work a hostile response can cause. */
    private static final int MOST = 1000;

    private final boolean complete;
    private @Nullable List<Finding> findings;
    private @Nullable Entry entry;
    private int answer;

    /** @param complete whether nothing may be missing any more */
    Report(boolean complete) {
        this.complete = complete;
    }

    boolean isComplete() {
        return complete;
    }

    /** Moves to the answer that is looked at next. */
    Report at(Entry entry, int answer) {
        this.entry = entry;
        this.answer = answer;
        return this;
    }

    /** An error in the answer that is looked at. */
    void error(IssueType code, String key, Object... arguments) {
        if (entry != null) error(entry, answer, code, key, arguments);
    }

    /** An error in an item as a whole. */
    void error(Entry entry, IssueType code, String key, Object... arguments) {
        error(entry, -1, code, key, arguments);
    }

    void error(Entry entry, int answer, IssueType code, String key, Object... arguments) {
        var definition = entry.item.definition();
        add(new Finding(
                IssueSeverity.ERROR,
                code,
                entry.expression(answer),
                definition.linkId(),
                definition.text(),
                key,
                List.of(arguments)));
    }

    void add(Finding finding) {
        if (findings == null) findings = new ArrayList<>();
        if (findings.size() < MOST) findings.add(finding);
    }

    List<Problem> problems(Locale locale) {
        if (findings == null) return List.of();
        return findings.stream().map(finding -> finding.in(locale)).toList();
    }
}
