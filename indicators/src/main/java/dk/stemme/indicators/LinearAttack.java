package dk.stemme.indicators;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader can work out who knows all sums and every cell but the withheld ones: those unknowns that have the same
 * value in every solution. Gauss–Jordan elimination in whole numbers, so exact; rows stay sparse as sums are short.
 */
final class LinearAttack<C> {
    /** Reduced rows by the unknown that each is solved for; no row holds another's. */
    private final Map<C, Map<C, Long>> solved = new HashMap<>();

    private LinearAttack() {}

    /** The withheld cells whose count follows from the published ones. */
    static <C> Set<C> determined(List<Sum<C>> sums, Set<C> withheld) {
        LinearAttack<C> attack = new LinearAttack<>();
        sums.forEach(sum -> attack.learn(unknowns(sum, withheld)));
        Set<C> determined = new HashSet<>();
        attack.solved.forEach((cell, row) -> {
            if (row.size() == 1) {
                determined.add(cell);
            }
        });
        return determined;
    }

    private static <C> Map<C, Long> unknowns(Sum<C> sum, Set<C> withheld) {
        Map<C, Long> row = new HashMap<>();
        sum.parts().stream().filter(withheld::contains).forEach(cell -> row.put(cell, 1L));
        if (withheld.contains(sum.total())) {
            row.put(sum.total(), -1L);
        }
        return row;
    }

    private void learn(Map<C, Long> row) {
        for (C cell : Set.copyOf(row.keySet())) {
            Map<C, Long> known = solved.get(cell);
            if (known != null) {
                eliminate(cell, row, known);
            }
        }
        Iterator<C> left = row.keySet().iterator();
        if (left.hasNext()) {
            C cell = left.next();
            solved.values().forEach(other -> eliminate(cell, other, row));
            solved.put(cell, row);
        }
    }

    /** Takes the cell out of a row by a multiple of another that holds it; both stay whole numbers. */
    private void eliminate(C cell, Map<C, Long> row, Map<C, Long> by) {
        long have = row.getOrDefault(cell, 0L);
        long pivot = by.getOrDefault(cell, 0L);
        if (have == 0) {
            return;
        }
        long divisor = gcd(have, pivot);
        long scale = pivot / divisor;
        long subtract = have / divisor;
        row.replaceAll((unknown, factor) -> Math.multiplyExact(factor, scale));
        by.forEach((unknown, factor) -> row.merge(unknown, Math.multiplyExact(-subtract, factor), Math::addExact));
        row.values().removeIf(factor -> factor == 0);
        shorten(row);
    }

    private static void shorten(Map<?, Long> row) {
        long divisor = row.values().stream().mapToLong(Long::longValue).reduce(0, LinearAttack::gcd);
        if (divisor > 1) {
            row.replaceAll((unknown, factor) -> factor / divisor);
        }
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }
}
