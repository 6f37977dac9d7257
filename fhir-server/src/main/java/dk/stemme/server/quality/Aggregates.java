package dk.stemme.server.quality;

import dk.stemme.indicators.Disclosure.State;
import dk.stemme.indicators.UnitTree;
import dk.stemme.server.quality.Told.Cell;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
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
        counting.count(families).forEach((family, counted) -> {
            Told was = before.getOrDefault(family, Told.NOTHING);
            Told is = told(family, tree, was, counted);
            if (!is.equals(was)) after.put(family, is);
        });
        if (!after.isEmpty()) table.save(after);
        List<Figure> figures = changed(before, after, all);
        rows.write(figures, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return figures.size();
    }

    private Told told(Family family, UnitTree<String> tree, Told was, Counted counted) {
        Telling.Outcome outcome = Telling.of(family.indicator(), tree, settings.floor(), was, counted);
        boolean closed = family.month().isBefore(YearMonth.now(clock));
        Map<String, Cell> cells = new HashMap<>();
        for (String unit : tree.units()) {
            State state = outcome.states().get(unit);
            boolean responses = !outcome.responses().get(unit).isWithheld();
            if (state == State.PUBLISHED)
                cells.put(
                        unit,
                        new Cell(false, responses, closed, outcome.figures().get(unit)));
            else if (state != State.EMPTY || was.cells().containsKey(unit))
                cells.put(unit, new Cell(true, false, closed, was.shown(unit)));
        }
        return new Told(outcome.own(), cells);
    }

    private static List<Figure> changed(Map<Family, Told> before, Map<Family, Told> after, Map<String, Unit> units) {
        List<Figure> figures = new ArrayList<>();
        after.forEach((family, told) -> told.cells().forEach((unit, cell) -> {
            Cell earlier = before.getOrDefault(family, Told.NOTHING).cells().get(unit);
            if (!cell.equals(earlier)) figures.add(new Figure(family, units.get(unit), cell, status(cell, earlier)));
        }));
        return figures;
    }

    private static String status(Cell cell, @Nullable Cell earlier) {
        if (!cell.closed()) return "preliminary";
        return earlier != null && earlier.closed() ? "corrected" : "final";
    }
}
