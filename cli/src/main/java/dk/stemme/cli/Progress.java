package dk.stemme.cli;

import java.io.PrintWriter;

/** Tells people how far a long run is, every two seconds; of a short one it says nothing. */
final class Progress {
    private static final long EVERY = 2_000_000_000L;
    private static final int ROWS_BETWEEN_LOOKS = 1024;

    private final PrintWriter err;
    private final long began = System.nanoTime();
    private long told = began;
    private long rows;

    Progress(PrintWriter err) {
        this.err = err;
    }

    void row() {
        if (++rows % ROWS_BETWEEN_LOOKS != 0) return;
        long now = System.nanoTime();
        if (now - told < EVERY) return;
        told = now;
        err.printf("%d rows, %d rows/s%n", rows, rows * 1_000_000_000L / (now - began));
    }

    long rows() {
        return rows;
    }
}
