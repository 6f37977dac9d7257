package dk.stemme.sdc;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A text that is shown and not answered. */
record Display(Definition definition) implements Item {

    @Override
    public void lay(Entry entry, Sheet sheet) {
        if (entry.element != null && entry.element.hasItem()) sheet.lay(entry, entry.element.getItem(), -1);
    }

    @Override
    public void check(Entry entry, Report report) {
        if (entry.element != null && entry.element.hasAnswer()) {
            report.error(entry, IssueType.STRUCTURE, "display.answer");
        }
    }
}
