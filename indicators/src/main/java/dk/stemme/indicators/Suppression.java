package dk.stemme.indicators;

import dk.stemme.indicators.Disclosure.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Complementary suppression at work: withholds one more cell until nothing can be worked out. */
final class Suppression<C> {
    private final int floor;
    private final Map<C, Long> counts;
    private final List<Sum<C>> sums;
    private final Map<C, State> states;

    Suppression(int floor, Map<C, Long> counts, List<Sum<C>> sums, Map<C, State> states) {
        this.floor = floor;
        this.counts = counts;
        this.sums = sums;
        this.states = states;
    }

    void run() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Sum<C> sum : sums) {
                changed |= protect(sum);
            }
            changed = changed || protectFromAttack();
        }
    }

    private boolean protect(Sum<C> sum) {
        boolean changed = false;
        while (isUnsafe(sum) && withholdOne(sum)) {
            changed = true;
        }
        return changed;
    }

    private boolean isUnsafe(Sum<C> sum) {
        List<C> withheld = sum.cells().filter(this::isWithheld).toList();
        long together = withheld.stream().mapToLong(counts::get).sum();
        return withheld.size() == 1 || (withheld.size() > 1 && !isWithheld(sum.total()) && together < floor);
    }

    /** The smallest published part, the first of several as small; the total when no part is left. */
    private boolean withholdOne(Sum<C> sum) {
        Optional<C> cell = sum.parts().stream()
                .filter(this::isPublished)
                .min(Comparator.comparing(counts::get))
                .or(() -> Optional.of(sum.total()).filter(this::isPublished));
        cell.ifPresent(chosen -> states.put(chosen, State.COMPLEMENTARY));
        return cell.isPresent();
    }

    /** Sums that are safe one by one may still tell a cell together. */
    private boolean protectFromAttack() {
        Set<C> withheld = states.keySet().stream().filter(this::isWithheld).collect(Collectors.toSet());
        Set<C> determined = LinearAttack.determined(sums, withheld);
        return !determined.isEmpty()
                && Stream.concat(
                                sums.stream().filter(sum -> sum.cells().anyMatch(determined::contains)),
                                sums.stream().filter(sum -> sum.cells().anyMatch(withheld::contains)))
                        .anyMatch(this::withholdOne);
    }

    private boolean isWithheld(C cell) {
        return states.getOrDefault(cell, State.PUBLISHED).isWithheld();
    }

    private boolean isPublished(C cell) {
        return states.get(cell) == State.PUBLISHED;
    }
}
