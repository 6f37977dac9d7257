package dk.stemme.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one score is made and read.
 *
 * @param code unique over all instruments, e.g. {@code phq9-total}
 * @param canonical where the definition is published, {@code url|version}
 * @param range the whole range of the number; null for flags and profiles
 * @param direction null where neither way is better
 * @param bands in rising order, covering the range without hole or overlap; may be empty
 * @param standing what it may be used for
 */
public record ScoreDefinition(
        String code,
        String canonical,
        Formula formula,
        MissingRule missing,
        @Nullable Range range,
        @Nullable Direction direction,
        List<Band> bands,
        Standing standing) {
    public ScoreDefinition {
        bands = List.copyOf(bands);
    }

    /** The version of the definition; empty where the canonical names none. */
    public String version() {
        int bar = canonical.indexOf('|');
        return bar < 0 ? "" : canonical.substring(bar + 1);
    }

    /** The score in this version, {@code code|version}. */
    public String key() {
        return version().isEmpty() ? code : code + "|" + version();
    }

    /** Whether thresholds and indicators may rest on it. */
    public boolean verified() {
        return standing == Standing.VERIFIED;
    }

    /** Whether it is told at all. */
    public boolean isResult() {
        return standing != Standing.STEP;
    }

    @Nullable
    Band band(double value) {
        for (int i = bands.size() - 1; i >= 0; i--) if (value >= bands.get(i).low()) return bands.get(i);
        return null;
    }
}
