package dk.stemme.sdc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Type;

/** Answered with a picture or another file; what is said of the file must be so. */
record Upload() implements Kind {

    private static final Pattern TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+\\s*(;.*)?");
    private static final Pattern SPACE = Pattern.compile("\\s");

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == Attachment.class;
    }

    @Override
    public String typeMessage() {
        return "type.attachment";
    }

    /** R4, Attachment: att-1, and what size and hash are of. */
    @Override
    public void check(Type value, Report report) {
        var file = (Attachment) value;
        if (!file.hasData() && !file.hasUrl()) report.error(IssueType.REQUIRED, "file.none");
        if (file.hasContentType() && !TYPE.matcher(file.getContentType()).matches()) {
            report.error(IssueType.VALUE, "file.contentType");
        }
        if (file.hasUrl() && SPACE.matcher(file.getUrl()).find()) report.error(IssueType.VALUE, "url.invalid");
        if (file.hasSize() && file.getSize() < 0) report.error(IssueType.VALUE, "file.size.wrong", file.getSize());
        if (file.hasData()) checkData(file, report);
    }

    private static void checkData(Attachment file, Report report) {
        if (!file.hasContentType()) report.error(IssueType.INVARIANT, "file.contentType");
        else if (!FileContent.fits(file.getContentType(), file.getData()))
            report.error(IssueType.VALUE, "file.content");
        if (file.hasSize() && file.getSize() >= 0 && file.getSize() != file.getData().length) {
            report.error(IssueType.VALUE, "file.size.wrong", file.getSize());
        }
        if (file.hasHash() && !MessageDigest.isEqual(file.getHash(), sha1(file.getData()))) {
            report.error(IssueType.VALUE, "file.hash");
        }
    }

    /** FHIR's choice; it guards against accidents, not against malice. */
    private static byte[] sha1(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
