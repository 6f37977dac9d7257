package dk.stemme.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Cells that add up: a unit and its direct parts, or a year and its quarters.
 *
 * @param <C> what names a cell, by equality
 */
public record Sum<C>(C total, List<C> parts) {

    /** A figure's place: one unit in one period. */
    public record Cell<U, P>(U unit, P period) {}

    public Sum {
        parts = List.copyOf(parts);
    }

    /**
     * All sums of a tree of units over periods: in every period each unit and its children, then for every unit each
     * longer period and what it is made of.
     *
     * @param periods longer periods, each with its parts; those that stand alone have none
     */
    public static <U, P> List<Sum<Cell<U, P>>> over(UnitTree<U> tree, Map<P, List<P>> periods) {
        List<Sum<Cell<U, P>>> sums = new ArrayList<>();
        periods.entrySet().stream()
                .flatMap(period -> Stream.concat(Stream.of(period.getKey()), period.getValue().stream()))
                .distinct()
                .forEach(period ->
                        tree.units().forEach(unit -> add(sums, new Cell<>(unit, period), cells(tree, unit, period))));
        tree.units()
                .forEach(unit -> periods.forEach((period, parts) -> add(
                        sums,
                        new Cell<>(unit, period),
                        parts.stream().map(part -> new Cell<>(unit, part)).toList())));
        return sums;
    }

    Stream<C> cells() {
        return Stream.concat(Stream.of(total), parts.stream());
    }

    private static <U, P> List<Cell<U, P>> cells(UnitTree<U> tree, U unit, P period) {
        return tree.children(unit).stream()
                .map(child -> new Cell<>(child, period))
                .toList();
    }

    private static <C> void add(List<Sum<C>> sums, C total, List<C> parts) {
        if (!parts.isEmpty()) {
            sums.add(new Sum<>(total, parts));
        }
    }
}
