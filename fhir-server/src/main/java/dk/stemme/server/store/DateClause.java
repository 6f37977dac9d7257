package dk.stemme.server.store;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Compares a span of time in two columns with a date of a query, by the prefixes of R4 search 3.1.1.4.5. */
final class DateClause {
    private DateClause() {}

    /** @param value e.g. {@code ge2026-01} */
    static Clause of(String starts, String ends, String value) {
        Prefixed prefixed = Prefixed.of(value);
        DateSpan span = span(value, prefixed.rest());
        OffsetDateTime from = span.starts().atOffset(ZoneOffset.UTC);
        OffsetDateTime to = span.ends().atOffset(ZoneOffset.UTC);
        return switch (prefixed.prefix()) {
            case EQ -> Clause.of("(%s >= ? and %s <= ?)".formatted(starts, ends), from, to);
            case NE -> Clause.of("not (%s >= ? and %s <= ?)".formatted(starts, ends), from, to);
            case GT -> Clause.of(ends + " > ?", to);
            case LT -> Clause.of(starts + " < ?", from);
            case GE -> Clause.of("(%s > ? or %s >= ?)".formatted(ends, starts), to, from);
            case LE -> Clause.of("(%s < ? or %s <= ?)".formatted(starts, ends), from, to);
            case SA -> Clause.of(starts + " >= ?", to);
            case EB -> Clause.of(ends + " <= ?", from);
            case AP -> Clause.of("(%s < ? and %s > ?)".formatted(starts, ends), to.plusDays(1), from.minusDays(1));
        };
    }

    private static DateSpan span(String whole, String date) {
        try {
            return DateSpan.parse(date.replace(' ', '+'));
        } catch (DateTimeException e) {
            throw Refusal.of(400, IssueType.INVALID, "", "'" + whole + "' is no date; write for example ge2026-01-31.");
        }
    }
}
