package dk.stemme.server.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an invitation (Task) says about the response it asks for.
 *
 * @param unit Location id of the inviting unit
 * @param pathway CarePlan id: one instance of a pathway, with its own baseline
 * @param timePoint baseline, 3m, 6m, 12m …
 * @param indexDate operation or start of treatment
 * @param side left or right
 */
public record Invitation(
        String task,
        @Nullable String unit,
        @Nullable String pathway,
        @Nullable String timePoint,
        @Nullable LocalDate indexDate,
        @Nullable String side,
        LocalDate invited,
        @Nullable LocalDate due) {}
