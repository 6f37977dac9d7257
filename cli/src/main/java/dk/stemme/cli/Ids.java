package dk.stemme.cli;

import java.util.HashMap;
import java.util.Map;

/** The ids so far, and the line in which each first stood. */
final class Ids {
    private final Map<String, Long> lines = new HashMap<>();

    void check(String id, long line, Faults faults) {
        if (id.isBlank()) {
            faults.add("there is no id");
            return;
        }
        Long first = lines.putIfAbsent(id, line);
        if (first != null) faults.add("the id '%s' stands in line %d already".formatted(id, first));
    }
}
