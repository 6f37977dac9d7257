package dk.stemme.cli;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What is wrong with one row; empty for most. */
final class Faults {
    private @Nullable StringJoiner faults;

    void add(String fault) {
        if (faults == null) faults = new StringJoiner("; ");
        faults.add(fault);
    }

    String text() {
        return faults == null ? "" : faults.toString();
    }
}
