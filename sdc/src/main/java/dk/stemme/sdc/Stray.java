package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * An element of a response that stands where its form has no such item.
 *
 * @param home the linkId of the item it belongs under, empty for the top; null when the form does not know it
 */
record Stray(Definition definition, @Nullable String home) implements Item {

    Stray(@Nullable String linkId, @Nullable String home) {
        this(Definition.of(linkId == null ? "" : linkId, Text.NONE, -1, Enablement.ALWAYS, List.of()), home);
    }

    @Override
    public void lay(Entry entry, Sheet sheet) {
        // what stands beneath a stray is not looked at
    }

    @Override
    public void check(Entry entry, Report report) {
        var linkId = definition.linkId();
        if (linkId.isEmpty()) report.error(entry, IssueType.REQUIRED, "linkId.missing");
        else if (home == null) report.error(entry, IssueType.NOTFOUND, "item.unknown", linkId);
        else if (home.isEmpty()) report.error(entry, IssueType.STRUCTURE, "item.misplaced.top", linkId);
        else report.error(entry, IssueType.STRUCTURE, "item.misplaced", linkId, home);
    }
}
