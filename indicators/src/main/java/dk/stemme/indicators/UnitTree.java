package dk.stemme.indicators;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Units and what they are part of: wards, departments, hospitals, regions, a nation, or any stretch of it that one
 * installation serves. Immutable.
 *
 * @param <U> what names a unit, by equality
 */
public final class UnitTree<U> {
    private final Map<U, U> parents;
    private final Map<U, List<U>> children;
    private final List<U> roots;
    private final List<U> topDown;

    private UnitTree(Map<U, U> parents, Map<U, List<U>> children, List<U> roots, List<U> topDown) {
        this.parents = parents;
        this.children = children;
        this.roots = roots;
        this.topDown = topDown;
    }

    /**
     * The tree of these units. One whose parent is null or not among them is a root: part of a nation is a tree too.
     *
     * @throws IllegalArgumentException when a unit is part of itself
     */
    public static <U> UnitTree<U> of(Collection<U> units, Function<? super U, ? extends @Nullable U> parentOf) {
        Map<U, List<U>> children = new LinkedHashMap<>();
        units.forEach(unit -> children.put(unit, new ArrayList<>()));
        Map<U, U> parents = new LinkedHashMap<>();
        List<U> roots = new ArrayList<>();
        for (U unit : children.keySet()) {
            U parent = parentOf.apply(unit);
            List<U> siblings = parent == null ? null : children.get(parent);
            if (parent == null || siblings == null) {
                roots.add(unit);
            } else {
                parents.put(unit, parent);
                siblings.add(unit);
            }
        }
        List<U> topDown = topDown(roots, children);
        if (topDown.size() < children.size()) {
            throw new IllegalArgumentException("A unit is part of itself: among " + children.keySet());
        }
        return new UnitTree<>(parents, children, roots, topDown);
    }

    /** All units in the order given. */
    public List<U> units() {
        return List.copyOf(children.keySet());
    }

    /** The units that are part of no other, in the order given. */
    public List<U> roots() {
        return List.copyOf(roots);
    }

    /** The units directly part of this one, in the order given. */
    public List<U> children(U unit) {
        return List.copyOf(children.getOrDefault(unit, List.of()));
    }

    /** What this unit is part of; empty for a root. */
    public Optional<U> parent(U unit) {
        return Optional.ofNullable(parents.get(unit));
    }

    /**
     * Every unit's figure from the units' own: what a unit has itself, merged with its children's figures. A unit with
     * nothing below it has none.
     *
     * @param own figures of single units, mostly wards
     * @param merge associative; commutative too where the order of units must not tell
     * @throws IllegalArgumentException when a figure belongs to a unit outside the tree
     */
    public <F> Map<U, F> rollUp(Map<U, F> own, BinaryOperator<F> merge) {
        if (!children.keySet().containsAll(own.keySet())) {
            throw new IllegalArgumentException("Figures of units outside the tree: " + own.keySet());
        }
        Map<U, F> figures = new LinkedHashMap<>(own);
        for (int i = topDown.size() - 1; i >= 0; i--) {
            F figure = figures.get(topDown.get(i));
            U parent = parents.get(topDown.get(i));
            if (figure != null && parent != null) {
                figures.merge(parent, figure, merge);
            }
        }
        return figures;
    }

    /** Every unit after its parent; what can only be reached in a circle is left out. */
    private static <U> List<U> topDown(List<U> roots, Map<U, List<U>> children) {
        List<U> order = new ArrayList<>();
        Deque<U> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            U unit = open.remove();
            order.add(unit);
            open.addAll(children.getOrDefault(unit, List.of()));
        }
        return order;
    }
}
