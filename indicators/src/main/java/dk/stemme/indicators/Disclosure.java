package dk.stemme.indicators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which figures may be told, so that none is about a handful of persons, or lets one be worked out by subtraction
 * (primary and complementary cell suppression; Hundepool et al., Statistical Disclosure Control, 2012).
 *
 * @param floor the fewest distinct persons a figure may be about; below 1 is an IllegalArgumentException
 */
public record Disclosure(int floor) {
    /** The floor of Danish public figures: 5 persons. */
    public static final Disclosure STANDARD = new Disclosure(5);

    /** What becomes of a cell. */
    public enum State {
        /** Told. */
        PUBLISHED,
        /** Nobody; told as such. */
        EMPTY,
        /** Withheld, being about too few. */
        PRIMARY,
        /** Withheld, because another could be worked out from it. */
        COMPLEMENTARY;

        /** Whether neither value nor number may be told. */
        public boolean isWithheld() {
            return this == PRIMARY || this == COMPLEMENTARY;
        }
    }

    public Disclosure {
        if (floor < 1) {
            throw new IllegalArgumentException("Not a floor: " + floor);
        }
    }

    /**
     * The simple rule, for one indicator and period: where a unit is about too few, it, all its siblings and all that
     * is part of them are withheld; so too where too few belong to the unit above and to none of its parts, for they
     * would be what is left. Of such a family only the sum is known. Different periods or indicators that add up are
     * not looked at: that is {@link #suppress}.
     *
     * @param persons distinct persons per unit; a unit without a number has nobody
     * @return a state for each unit of the tree, in its order
     */
    public <U> Map<U, State> families(UnitTree<U> tree, Map<U, Long> persons) {
        Map<U, State> states = new LinkedHashMap<>();
        tree.units().forEach(unit -> states.put(unit, alone(persons.getOrDefault(unit, 0L))));
        tree.roots().forEach(root -> withholdParts(tree, root, states.get(root) == State.PRIMARY, persons, states));
        return states;
    }

    /**
     * The full rule, for all cells that add up in any way: cells about too few are withheld, then the smallest
     * published parts (and where none is left, totals) until no sum tells a withheld cell, nor several that together
     * are too few. At the end a linear attack over all sums at once is tried; what it still determines costs a further
     * cell.
     *
     * @param counts distinct persons per cell
     * @param sums which cells add up to which; the order decides where there is a choice. What belongs to a total and
     *     to none of its parts needs a cell of its own
     * @return a state for each cell, in the order of the counts
     * @throws IllegalArgumentException when a sum names a cell that has no count
     */
    public <C> Map<C, State> suppress(Map<C, Long> counts, List<Sum<C>> sums) {
        Map<C, State> states = new LinkedHashMap<>();
        counts.forEach((cell, count) -> states.put(cell, alone(count)));
        for (Sum<C> sum : sums) {
            if (!counts.containsKey(sum.total()) || !counts.keySet().containsAll(sum.parts())) {
                throw new IllegalArgumentException("A cell without a count: in " + sum);
            }
        }
        new Suppression<>(floor, counts, sums, states).run();
        return states;
    }

    private State alone(long persons) {
        return persons == 0 ? State.EMPTY : isTooFew(persons) ? State.PRIMARY : State.PUBLISHED;
    }

    private boolean isTooFew(long persons) {
        return 0 < persons && persons < floor;
    }

    private <U> void withholdParts(
            UnitTree<U> tree, U unit, boolean hidden, Map<U, Long> persons, Map<U, State> states) {
        List<U> parts = tree.children(unit);
        long inParts =
                parts.stream().mapToLong(part -> persons.getOrDefault(part, 0L)).sum();
        long rest = parts.isEmpty() ? 0 : persons.getOrDefault(unit, 0L) - inParts;
        boolean hide = hidden || isTooFew(rest) || parts.stream().anyMatch(part -> states.get(part) == State.PRIMARY);
        for (U part : parts) {
            if (hide && states.get(part) == State.PUBLISHED) {
                states.put(part, State.COMPLEMENTARY);
            }
            withholdParts(tree, part, hide, persons, states);
        }
    }
}
