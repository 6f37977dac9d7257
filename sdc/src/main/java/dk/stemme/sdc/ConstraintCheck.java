package dk.stemme.sdc;

import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Holds a response against the constraints of its form. Those of an item are evaluated where it stands in the response
 * with something in it. In a draft, where answers may be missing, what is broken is only warned of.
 */
final class ConstraintCheck {

    private static final long TIME = Duration.ofSeconds(2).toNanos();

    private final Logic logic;
    private final Snapshot snapshot;
    private final List<Entry> entries;
    private final Report report;
    private final long deadline = System.nanoTime() + TIME;

    /** @param entries those of the response itself, where problems are reported */
    ConstraintCheck(Logic logic, Snapshot snapshot, List<Entry> entries, Report report) {
        this.logic = logic;
        this.snapshot = snapshot;
        this.entries = entries;
        this.report = report;
    }

    void check(Entry top) {
        for (var constraint : of("")) check(constraint, snapshot.top(), top);
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.item instanceof Stray || !entry.isFilled() || !entry.isEnabled()) continue;
            for (var constraint : of(entry.item.definition().linkId())) {
                check(constraint, snapshot.entries().get(i), entry);
            }
        }
    }

    private List<Constraint> of(String linkId) {
        return logic.constraints().getOrDefault(linkId, List.of());
    }

    private void check(Constraint constraint, Entry seen, Entry entry) {
        try {
            if (entries.size() > Snapshot.SIZE) throw Budget.tooMuch();
            if (constraint.formula().isTrue(snapshot, seen, new Budget(deadline))) return;
            report(constraint, seen, entry);
        } catch (NotCalculable e) {
            // what only the place where the form is filled in knows cannot be held against the response
            boolean elsewhere = e.key.equals("calculated.unknown");
            var severity = elsewhere ? IssueSeverity.WARNING : constraint.severity();
            report.add(entry, -1, severity(severity), IssueType.PROCESSING, "constraint.undecided", constraint.human());
        }
    }

    private void report(Constraint constraint, Entry seen, Entry entry) {
        var severity = severity(constraint.severity());
        for (var location : constraint.locations()) {
            for (var found : location.evaluate(snapshot, seen, new Budget(deadline))) {
                if (report(constraint, found, severity)) return;
            }
        }
        report.add(entry, -1, severity, IssueType.INVARIANT, "constraint", constraint.human());
    }

    /** Reports it where the location leads: at an item or one of its answers; false when that is neither. */
    private boolean report(Constraint constraint, Base found, IssueSeverity severity) {
        for (int i = 0; i < entries.size(); i++) {
            var seen = snapshot.entries().get(i);
            int answer = seen.indexOf(found);
            if (seen.element != found && answer < 0) continue;
            report.add(entries.get(i), answer, severity, IssueType.INVARIANT, "constraint", constraint.human());
            return true;
        }
        return false;
    }

    private IssueSeverity severity(IssueSeverity declared) {
        return report.isComplete() ? declared : IssueSeverity.WARNING;
    }
}
