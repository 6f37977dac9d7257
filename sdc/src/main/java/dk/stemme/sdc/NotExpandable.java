package dk.stemme.sdc;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A value set that cannot be listed from what is known here. */
public final class NotExpandable extends RuntimeException {

    private final IssueType code;
    final String key;
    final transient List<Object> arguments;

    NotExpandable(IssueType code, String key, Object... arguments) {
        super(Messages.format(Locale.ENGLISH, key, arguments));
        this.code = code;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public IssueType code() {
        return code;
    }

    /** Why, in Danish ({@code da}) or English (any other locale). */
    public String message(Locale locale) {
        return Messages.format(locale, key, arguments.toArray());
    }
}
