package dk.stemme.server.quality;

import dk.stemme.server.quality.Told.Cell;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.UnitReach;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An indicator's figures of one unit, month by month, as far as the caller may know them. */
@Component
class Reports {
    private final Units units;
    private final UnitReach reach;
    private final Counting counting;
    private final ToldTable table;
    private final Clock clock;

    Reports(Units units, UnitReach reach, Counting counting, ToldTable table, Clock clock) {
        this.units = units;
        this.reach = reach;
        this.counting = counting;
        this.table = table;
        this.clock = clock;
    }

    /** @throws Refusal 404 when there is no such unit */
    Report of(Indicator indicator, String id, List<YearMonth> months) {
        Unit unit = units.find(id).orElseThrow(() -> Refusal.notFound("Location", id));
        List<Family> families =
                months.stream().map(month -> new Family(indicator, month)).toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Report(indicator, unit, reach.isOwn(id) ? live(families, id) : told(families, id), now);
    }

    private Map<YearMonth, Optional<Figures>> live(List<Family> families, String unit) {
        var tree = Units.tree(units.all());
        Map<YearMonth, Optional<Figures>> figures = new LinkedHashMap<>();
        counting.count(families).forEach((family, counted) -> {
            counted.own().keySet().retainAll(tree.units());
            Figures all = tree.rollUp(counted.own(), Figures::merge).getOrDefault(unit, Figures.NONE);
            figures.put(family.month(), Optional.of(all));
        });
        return figures;
    }

    /** What the aggregates show; what they withhold, or have not told yet, is left open. */
    private Map<YearMonth, Optional<Figures>> told(List<Family> families, String unit) {
        Map<Family, Told> told = table.load(families);
        Map<YearMonth, Optional<Figures>> figures = new LinkedHashMap<>();
        for (Family family : families) {
            Cell cell = told.getOrDefault(family, Told.NOTHING).cells().get(unit);
            figures.put(family.month(), Optional.ofNullable(cell).flatMap(Reports::shown));
        }
        return figures;
    }

    private static Optional<Figures> shown(Cell cell) {
        if (cell.withheld()) return Optional.empty();
        return Optional.ofNullable(cell.shown()).map(all -> cell.responses() ? all : all.withoutResponses());
    }
}
