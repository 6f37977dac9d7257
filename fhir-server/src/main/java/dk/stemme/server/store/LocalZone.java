package dk.stemme.server.store;

import java.time.ZoneId;

/** The zone that says what a day and a month are here: setting {@code stemme.zone}, decided before anything is stored. */
public final class LocalZone {
    private static volatile ZoneId zone = ZoneId.of("Europe/Copenhagen");

    private LocalZone() {}

    public static ZoneId get() {
        return zone;
    }

    /** Called once, at start. */
    public static void set(ZoneId decided) {
        zone = decided;
    }
}
