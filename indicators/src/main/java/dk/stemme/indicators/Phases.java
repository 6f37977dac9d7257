package dk.stemme.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a series is divided before it is judged: whole, against a frozen beginning, or in parts with a line each. Frozen
 * and split at once, or breaks out of order, are an IllegalArgumentException.
 *
 * @param frozen the first so many points alone fix the centre line and limits; 0 lets all of them
 * @param breaks how many points come before each new part, ascending; empty for one part
 * @param excluded positions from 0 of points that are drawn and not counted
 */
public record Phases(int frozen, List<Integer> breaks, Set<Integer> excluded) {
    /** One part, of which every point counts. */
    public static final Phases WHOLE = new Phases(0, List.of(), Set.of());

    public Phases {
        breaks = List.copyOf(breaks);
        excluded = Set.copyOf(excluded);
        if (frozen < 0 || (frozen > 0 && !breaks.isEmpty())) {
            throw new IllegalArgumentException("A series is frozen or split: " + frozen + ", " + breaks);
        }
        for (int i = 0; i < breaks.size(); i++) {
            if (breaks.get(i) <= (i == 0 ? 0 : breaks.get(i - 1))) {
                throw new IllegalArgumentException("Breaks must ascend from 1: " + breaks);
            }
        }
    }

    /** The first so many points are what the later ones are held against. */
    public static Phases frozen(int points) {
        return new Phases(points, List.of(), Set.of());
    }

    /** A new part begins after so many points, and after so many. */
    public static Phases split(int... breaks) {
        return new Phases(0, Arrays.stream(breaks).boxed().toList(), Set.of());
    }

    /** The same without the points at these positions, counted from 0. */
    public Phases excluding(int... positions) {
        return new Phases(frozen, breaks, Arrays.stream(positions).boxed().collect(Collectors.toUnmodifiableSet()));
    }
}
