package dk.stemme.server.quality;

import dk.stemme.indicators.Disclosure;
import dk.stemme.indicators.Disclosure.State;
import dk.stemme.indicators.UnitTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a family now. A figure is about enough persons, and it changes only when enough answers have come
 * since it was last shown, for the difference of two figures tells on those between them. A unit's news that are too
 * few wait, and are left out of the units above it as well: so every unit is, at any time, the sum of its parts.
 */
final class Telling {
    private final Indicator indicator;
    private final UnitTree<String> tree;
    private final Disclosure disclosure;
    private final Told told;
    private final Counted counted;
    private final Map<String, Long> twice;
    private final Map<String, Figures> own;
    private final Set<String> silenced = new HashSet<>();

    private Telling(Indicator indicator, UnitTree<String> tree, int floor, Told told, Counted counted) {
        this.indicator = indicator;
        this.tree = tree;
        this.disclosure = new Disclosure(floor);
        this.told = told;
        this.counted = counted;
        this.own = new HashMap<>(counted.own());
        this.own.keySet().retainAll(tree.units());
        this.twice = countedTwice();
    }

    /**
     * @param own what has now been told of each unit's own answers
     * @param figures each unit's figures with those below it
     * @param states whether they are shown
     * @param responses whether a shown one may say how many were invited and answered; the same rule, since it is a
     *     figure of its own about other persons
     */
    record Outcome(
            Map<String, Figures> own,
            Map<String, Figures> figures,
            Map<String, State> states,
            Map<String, State> responses) {}

    /**
     * @param told what has been told so far
     * @param counted what the facts say now
     */
    static Outcome of(Indicator indicator, UnitTree<String> tree, int floor, Told told, Counted counted) {
        return new Telling(indicator, tree, floor, told, counted).settle();
    }

    /** Takes back what would tell too much until nothing does; each round takes back or hides at least one unit. */
    private Outcome settle() {
        while (true) {
            Map<String, Figures> figures = tree.rollUp(own, Figures::merge);
            Map<String, State> states = disclosure.families(tree, persons(figures));
            List<String> telltale = tree.units().stream()
                    .filter(unit -> states.get(unit) == State.PUBLISHED && tellsOnFew(unit, figures.get(unit)))
                    .toList();
            if (telltale.isEmpty()) return new Outcome(own, figures, states, responses(figures));
            boolean waits = false;
            for (String unit : telltale) waits |= wait(unit);
            if (!waits) silenced.addAll(telltale);
        }
    }

    private boolean tellsOnFew(String unit, Figures now) {
        Figures shown = told.shown(unit);
        return shown != null && !shown.equals(now) && now.since(shown) < disclosure.floor();
    }

    /** Leaves the unit and all below it at what has been told; false when nothing new was in it. */
    private boolean wait(String unit) {
        Figures before = told.own().get(unit);
        boolean changed = !Objects.equals(before, own.get(unit));
        put(unit, before);
        for (String part : tree.children(unit)) changed |= wait(part);
        return changed;
    }

    private void put(String unit, @Nullable Figures figures) {
        if (figures == null) own.remove(unit);
        else own.put(unit, figures);
    }

    private Map<String, State> responses(Map<String, Figures> figures) {
        Map<String, Long> invited = new HashMap<>();
        figures.forEach((unit, each) -> invited.put(unit, each.responses().denominator()));
        return disclosure.families(tree, invited);
    }

    /** As many as there are both in what would be told and by now, for some withdraw. A silenced unit is too few. */
    private Map<String, Long> persons(Map<String, Figures> figures) {
        Map<String, Long> persons = new HashMap<>();
        figures.forEach((unit, each) -> {
            long distinct = indicator.persons(each) - twice.getOrDefault(unit, 0L);
            long now = counted.persons().getOrDefault(unit, 0L);
            persons.put(unit, silenced.contains(unit) ? 1 : Math.max(0, Math.min(distinct, now)));
        });
        return persons;
    }

    /** How many times a person is counted again, being in several of a unit's parts. */
    private Map<String, Long> countedTwice() {
        Map<String, Long> twice = new HashMap<>();
        tree.rollUp(own, Figures::merge)
                .forEach((unit, all) -> twice.put(
                        unit, indicator.persons(all) - counted.persons().getOrDefault(unit, 0L)));
        return twice;
    }
}
