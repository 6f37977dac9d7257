package dk.stemme.sdc;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Type;

/** The most megabytes (of 1024 × 1024 bytes) a file may have; one of unknown size passes. */
record FileSize(BigDecimal megabytes) implements Rule {

    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1024 * 1024);

    @Override
    public void check(Type value, Report report) {
        if (value instanceof Attachment file && BigDecimal.valueOf(bytes(file)).compareTo(limit()) > 0) {
            report.error(IssueType.TOOLONG, "file.size", megabytes);
        }
    }

    private BigDecimal limit() {
        return megabytes.multiply(MEGABYTE);
    }

    private static long bytes(Attachment file) {
        return file.hasData() ? file.getData().length : file.getSize();
    }
}
