package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Type;

/**
 * An item that is answered.
 *
 * @param kind what may stand as an answer
 * @param rules what each answer must satisfy besides
 * @param isRead whether it contributes a number: its kind counts and it occurs at most once in a response
 */
record Question(Definition definition, Kind kind, Occurs occurs, List<Rule> rules, boolean isRead) implements Item {

    @Override
    public void lay(Entry entry, Sheet sheet) {
        var answers = entry.answers();
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            if (answer.hasItem()) sheet.lay(entry, answer.getItem(), i);
            else if (!definition.children().isEmpty()) sheet.lay(entry, List.of(), i);
        }
        if (answers.isEmpty() && !definition.children().isEmpty()) sheet.lay(entry, List.of(), -1);
        layStrays(entry, sheet);
    }

    /** Items beneath a question stand under its answer, never directly under it. */
    private static void layStrays(Entry entry, Sheet sheet) {
        if (entry.element == null || !entry.element.hasItem()) return;
        var items = entry.element.getItem();
        for (int i = 0; i < items.size(); i++) sheet.stray(entry, items.get(i), -1, i);
    }

    @Override
    public void check(Entry entry, Report report) {
        if (entry.occurrence() > 0) report.error(entry, IssueType.STRUCTURE, "question.twice");
        int count = checkEach(entry, report);
        if (count > occurs.max()) report.error(entry, last(entry), IssueType.STRUCTURE, tooMany(), occurs.max(), count);
        if (count > 1) kind.checkTogether(entry, report);
        if (count < occurs.min() && report.isComplete() && entry.isExpected()) {
            report.error(entry, IssueType.REQUIRED, tooFew(), occurs.min(), count);
        }
    }

    /** Checks every answer and counts them. */
    private int checkEach(Entry entry, Report report) {
        var answers = entry.answers();
        int count = 0;
        for (int i = 0; i < answers.size(); i++) {
            var value = Answers.value(answers.get(i));
            if (value == null) continue;
            count++;
            checkValue(value, report.at(entry, i));
        }
        return count;
    }

    private void checkValue(Type value, Report report) {
        if (!kind.accepts(value)) {
            report.error(IssueType.VALUE, kind.typeMessage());
            return;
        }
        kind.check(value, report);
        for (int i = 0; i < rules.size(); i++) rules.get(i).check(value, report);
    }

    /** The first answer that is one too many. */
    private int last(Entry entry) {
        var answers = entry.answers();
        int count = 0;
        for (int i = 0; i < answers.size(); i++) {
            if (Answers.value(answers.get(i)) != null && ++count > occurs.max()) return i;
        }
        return -1;
    }

    private String tooMany() {
        return occurs.isSingle() ? "answers.one" : "answers.many";
    }

    private String tooFew() {
        return occurs.min() == 1 ? "answer.required" : "answers.few";
    }

    @Override
    public Reading read(Entry entry) {
        var answers = entry.answers();
        Reading reading = Reading.Absent.NOT_ANSWERED;
        for (int i = 0; i < answers.size(); i++) {
            var value = Answers.value(answers.get(i));
            if (value == null) continue;
            // two answers to a question that takes one are no answer
            if (reading != Reading.Absent.NOT_ANSWERED) return Reading.Absent.NOT_ANSWERED;
            reading = kind.accepts(value) ? kind.read(value) : Reading.Absent.NOT_ANSWERED;
        }
        return reading;
    }

    /** What stands beneath a question stands under one of its answers. */
    @Override
    public boolean makesRoom(Entry entry, int answer) {
        return answer >= 0 && Answers.value(entry.answers().get(answer)) != null;
    }

    @Override
    public boolean isAskedIn(Entry entry) {
        return true;
    }

    @Override
    public boolean isAnsweredIn(Entry entry) {
        for (var answer : entry.answers()) {
            if (Answers.value(answer) != null) return true;
        }
        return false;
    }
}
