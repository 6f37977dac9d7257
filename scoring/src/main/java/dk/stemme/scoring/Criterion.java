package dk.stemme.scoring;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A symptom that is present when its input is at least so much.
 *
 * @param core whether it is one of those of which a syndrome needs one
 */
public record Criterion(String input, double atLeast, boolean core) {

    /** "a ≥ 2*, b ≥ 1": with a star those that are core. */
    static String inWords(List<Criterion> criteria) {
        return criteria.stream()
                .map(one -> "%s ≥ %s%s".formatted(one.input, Precision.text(one.atLeast), one.core ? "*" : ""))
                .collect(Collectors.joining(", "));
    }

    boolean isMet(double number) {
        return number >= atLeast;
    }
}
