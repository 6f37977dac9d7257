package dk.stemme.sdc;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** Answered in writing: a line, a text or an address on the web. */
record Words(Class<? extends PrimitiveType<String>> type, String typeMessage) implements Kind {

    static final Words TEXT = new Words(StringType.class, "type.string");
    static final Words URL = new Words(UriType.class, "type.url");

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == type;
    }

    /** Most characters of a text (FHIR R4, data type string). */
    private static final int LONGEST = 1024 * 1024;

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}]+");

    @Override
    public void check(Type value, Report report) {
        var text = value.primitiveValue();
        if (text.length() > LONGEST) report.error(IssueType.TOOLONG, "text.long", LONGEST);
        else if (type == UriType.class && !ADDRESS.matcher(text).matches()) {
            report.error(IssueType.VALUE, "url.invalid");
        }
    }

    /** What can be written can be an answer in writing. */
    @Override
    public @Nullable Type answer(Type value) {
        if (accepts(value)) return value.copy();
        return type == StringType.class && value.hasPrimitiveValue() ? new StringType(value.primitiveValue()) : null;
    }

    @Override
    public @Nullable Yardstick yardstick(Type reference) {
        if (!(reference instanceof StringType || reference instanceof UriType)) return null;
        var expected = reference.primitiveValue();
        return answer -> answer.primitiveValue().equals(expected) ? 0 : Yardstick.UNKNOWN;
    }
}
