package dk.stemme.server.quality;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Everything a fact is counted by, beside its score: who, where, in which pathway, at which time point.
 *
 * @param patient bare Patient id
 * @param unit Location id, null when unassigned: stored and scored, counted nowhere
 * @param respondent patient, relative or staff
 * @param answered when the answers were given
 * @param month first day of the month the fact belongs to: of the invitation, else of the answer
 */
public record FactKeys(
        String response,
        String questionnaire,
        String formVersion,
        String kind,
        String patient,
        @Nullable String unit,
        @Nullable String pathway,
        @Nullable String timePoint,
        @Nullable LocalDate indexDate,
        @Nullable String side,
        String respondent,
        @Nullable String mode,
        @Nullable LocalDate invited,
        @Nullable LocalDate due,
        Instant answered,
        LocalDate month) {}
