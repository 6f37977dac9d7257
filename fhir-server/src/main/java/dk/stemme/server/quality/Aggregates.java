package dk.stemme.server.quality;

import dk.stemme.indicators.Disclosure.State;
import dk.stemme.indicators.UnitTree;
import dk.stemme.server.quality.Told.Cell;
import dk.stemme.server.store.Store.Draft;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts families afresh, decides what of it may be told, and writes the aggregates that change by it. */
@Component
class Aggregates {
    private final Units units;
    private final Counting counting;
    private final ToldTable table;
    private final AggregateRows rows;
    private final QualitySettings settings;
    private final Clock clock;

    Aggregates(
            Units units,
            Counting counting,
            ToldTable table,
            AggregateRows rows,
            QualitySettings settings,
            Clock clock) {
        this.units = units;
        this.counting = counting;
        this.table = table;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how many aggregates were written */
    int refresh(Collection<Family> families) {
        Map<String, Unit> all = units.all();
        UnitTree<String> tree = Units.tree(all);
        Map<Family, Told> before = table.load(families);
        Map<Family, Told> after = new HashMap<>();
        List<Draft> drafts = new ArrayList<>();
        counting.count(families).forEach((family, counted) -> {
            Told was = before.getOrDefault(family, Told.NOTHING);
            var outcome = Telling.of(family.indicator(), tree, settings.floor(), was, counted);
            Told is = new Told(outcome.own(), cells(family, tree, was, outcome));
            if (!is.equals(was)) after.put(family, is);
            is.cells().forEach((unit, cell) -> {
                Cell earlier = was.cells().get(unit);
                if (!cell.equals(earlier))
                    drafts.add(figure(family, all.get(unit), cell, earlier).draft(clock.instant()));
            });
        });
        if (!after.isEmpty()) table.save(after);
        rows.write(drafts);
        return drafts.size();
    }

    private Map<String, Cell> cells(Family family, UnitTree<String> tree, Told was, Telling.Outcome outcome) {
        boolean closed = family.month().isBefore(YearMonth.now(clock));
        Map<String, Cell> cells = new HashMap<>();
        for (String unit : tree.units()) {
            State state = outcome.states().get(unit);
            boolean known = was.cells().containsKey(unit);
            if (state == State.PUBLISHED) cells.put(unit, new Cell(false, closed, outcome.figures().get(unit)));
            else if (state != State.EMPTY || known) cells.put(unit, new Cell(true, closed, was.shown(unit)));
        }
        return cells;
    }

    private static Figure figure(Family family, Unit unit, Cell cell, @Nullable Cell earlier) {
        String status = !cell.closed() ? "preliminary" : earlier != null && earlier.closed() ? "corrected" : "final";
        return new Figure(family, unit, cell.withheld() ? null : cell.shown(), status);
    }
}
