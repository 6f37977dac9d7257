package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one response. It lives for one check, on one thread. */
final class Report {

    /** More than anyone would read; it bounds the work a hostile response can cause. */
    private static final int MOST = 1000;

    private final QuestionnaireResponse response;
    private final boolean complete;
    private @Nullable List<Finding> findings;
    private @Nullable Entry entry;
    private int answer;

    /** @param complete whether nothing may be missing any more */
    Report(QuestionnaireResponse response, boolean complete) {
        this.response = response;
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
        add(entry, answer, IssueSeverity.ERROR, code, key, arguments);
    }

    void add(Entry entry, int answer, IssueSeverity severity, IssueType code, String key, Object... arguments) {
        var definition = entry.item.definition();
        add(new Finding(
                severity,
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

    /** The text a person was shown is that of the form, as written or in a translation of its own. */
    void checkText(Entry entry) {
        var element = entry.element;
        var text = entry.item.definition().text();
        if (element == null || !element.hasText() || entry.item instanceof Stray || text.says(element.getText()))
            return;
        if (text.base() == null) error(entry, IssueType.VALUE, "text.none");
        else error(entry, IssueType.VALUE, "text.other", text);
    }

    /** A resource that the response contains; null when it contains none of this id (without hash). */
    @Nullable
    Resource contained(String id) {
        for (var resource : response.getContained()) {
            var own = resource.getIdElement().getIdPart();
            if (own != null && id.equals(own.startsWith("#") ? own.substring(1) : own)) return resource;
        }
        return null;
    }

    List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }

    List<Problem> problems(Locale locale) {
        if (findings == null) return List.of();
        return findings.stream().map(finding -> finding.in(locale)).toList();
    }
}
