package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Items that belong together; it may occur several times and holds no answer of its own. */
record Group(Definition definition, Occurs occurs) implements Item {

    @Override
    public void lay(Entry entry, Sheet sheet) {
        var element = entry.element;
        sheet.lay(entry, element == null || !element.hasItem() ? List.of() : element.getItem(), -1);
    }

    @Override
    public void check(Entry entry, Report report) {
        if (!entry.answers().isEmpty()) report.error(entry, IssueType.STRUCTURE, "group.answer");
        if (entry.occurrence() == occurs.max()) report.error(entry, IssueType.STRUCTURE, tooMany(), occurs.max());
        if (report.isComplete() && entry.occurrence() == 0 && occurs.min() > 0 && entry.isExpected()) {
            checkEnough(entry, report);
        }
    }

    private String tooMany() {
        return occurs.isSingle() ? "group.twice" : "group.many";
    }

    /** A required group must hold an answer, several must be there; provided that something in it is asked. */
    private void checkEnough(Entry entry, Report report) {
        int present = entry.occurrences();
        boolean enough = occurs.min() == 1 ? present > 1 || isAnsweredIn(entry) : present >= occurs.min();
        if (!enough && isAskedIn(entry)) {
            report.error(entry, IssueType.REQUIRED, occurs.min() == 1 ? "group.required" : "group.few", occurs.min());
        }
    }

    /** An absent group counts as an empty one, unless it repeats: then there are none. */
    @Override
    public boolean makesRoom(Entry entry, int answer) {
        return entry.element != null || occurs.isSingle();
    }

    @Override
    public boolean isAskedIn(Entry entry) {
        for (Item child : definition.children()) {
            var each = entry.lastChild(child.definition().position());
            if (each.isEnabled() && child.isAskedIn(each)) return true;
        }
        return false;
    }

    @Override
    public boolean isAnsweredIn(Entry entry) {
        for (Item child : definition.children()) {
            for (var each = entry.lastChild(child.definition().position()); each != null; each = each.previous()) {
                if (each.isEnabled() && child.isAnsweredIn(each)) return true;
            }
        }
        return false;
    }
}
