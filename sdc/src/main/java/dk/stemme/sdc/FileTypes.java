package dk.stemme.sdc;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Type;

/** The types a file may have, such as {@code image/png} or {@code image/*}; lower case. */
record FileTypes(List<String> allowed) implements Rule {

    @Override
    public void check(Type value, Report report) {
        if (value instanceof Attachment file && allowed.stream().noneMatch(type -> matches(file, type))) {
            report.error(IssueType.VALUE, "file.type", allowed);
        }
    }

    private static boolean matches(Attachment file, String allowed) {
        if (!file.hasContentType()) return false;
        var type =
                file.getContentType().toLowerCase(Locale.ROOT).split(";", 2)[0].trim();
        return allowed.endsWith("/*")
                ? type.startsWith(allowed.substring(0, allowed.length() - 1))
                : type.equals(allowed);
    }
}
