package dk.stemme.cli;

import java.util.Collection;
import java.util.Set;

/** What a cell holds when a question was not answered: nothing, or one of these words. */
record Blank(Set<String> words) {
    /** Nothing only. */
    static final Blank NONE = new Blank(Set.of());

    static Blank of(Collection<String> words) {
        return new Blank(Set.copyOf(words));
    }

    boolean matches(String cell) {
        return cell.isEmpty() || words.contains(cell);
    }
}
