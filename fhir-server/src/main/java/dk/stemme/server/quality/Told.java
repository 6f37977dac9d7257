package dk.stemme.server.quality;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been told of a family so far.
 *
 * @param own of each unit's own answers, without the units below it
 * @param cells the aggregates as they stand, by unit
 */
record Told(Map<String, Figures> own, Map<String, Cell> cells) {
    static final Told NOTHING = new Told(Map.of(), Map.of());

    /**
     * One aggregate.
     *
     * @param withheld whether it hides its figures
     * @param responses whether it says how many were invited and answered
     * @param closed whether it was written after the end of its month
     * @param shown the figures it last showed, null when it never did
     */
    record Cell(
            boolean withheld,
            boolean responses,
            boolean closed,
            @Nullable Figures shown) {}

    /** The figures last shown of a unit, null when none ever were. */
    @Nullable
    Figures shown(String unit) {
        Cell cell = cells.get(unit);
        return cell == null ? null : cell.shown();
    }
}
