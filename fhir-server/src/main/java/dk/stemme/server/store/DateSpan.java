package dk.stemme.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR date, dateTime, instant or Period as the half-open span of time it may mean (R4 search, 3.1.1.4.6): a year is
 * its whole year, a day its whole day in the installation's zone.
 */
public record DateSpan(Instant starts, Instant ends) {
    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    /** @throws DateTimeException when the text is no FHIR date */
    static DateSpan parse(String text) {
        return switch (text.length()) {
            case 4 ->
                days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
            case 7 ->
                days(
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).plusMonths(1).atDay(1));
            case 10 -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
            default -> moment(text);
        };
    }

    /** @return null when the element is no date or Period */
    public static @Nullable DateSpan of(JsonNode element) {
        try {
            if (element.isTextual()) return parse(element.asText());
            if (!element.has("start") && !element.has("end")) return null;
            Instant starts =
                    element.has("start") ? parse(element.get("start").asText()).starts() : NEVER;
            Instant ends =
                    element.has("end") ? parse(element.get("end").asText()).ends() : EVER;
            return new DateSpan(starts, ends);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static DateSpan moment(String text) {
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        Instant instant = zoned
                ? OffsetDateTime.parse(text).toInstant()
                : java.time.LocalDateTime.parse(text).atZone(LocalZone.get()).toInstant();
        return new DateSpan(instant, instant.plus(1, text.contains(".") ? ChronoUnit.MILLIS : ChronoUnit.SECONDS));
    }

    private static DateSpan days(LocalDate first, LocalDate after) {
        ZoneId zone = LocalZone.get();
        return new DateSpan(
                first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant());
    }
}
