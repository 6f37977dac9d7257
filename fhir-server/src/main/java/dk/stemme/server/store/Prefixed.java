package dk.stemme.server.store;

import java.util.Arrays;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A date, number or quantity of a query with what it is compared by (R4 search 3.1.1.4.4). */
record Prefixed(Prefix prefix, String rest) {
    enum Prefix {
        EQ,
        NE,
        GT,
        LT,
        GE,
        LE,
        SA,
        EB,
        AP
    }

    /** Without a prefix: equal. */
    static Prefixed of(String value) {
        if (value.length() < 3 || !Character.isLetter(value.charAt(0))) return new Prefixed(Prefix.EQ, value);
        String two = value.substring(0, 2).toUpperCase(Locale.ROOT);
        Prefix prefix = Arrays.stream(Prefix.values())
                .filter(each -> each.name().equals(two))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        400,
                        IssueType.INVALID,
                        "",
                        "The prefix of '" + value + "' is not known; use eq, ne, gt, lt, ge, le, sa, eb, ap."));
        return new Prefixed(prefix, value.substring(2));
    }
}
