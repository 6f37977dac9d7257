package dk.stemme.server.exchange.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A select of a ViewDefinition: the columns, what is selected within and the branches of a union, for each element that is
 * stepped to (SQL on FHIR 2.0, Processing Algorithm).
 */
record Selection(Step step, List<Column> columns, List<Selection> selects, List<Selection> union, String place) {
    private static final int MOST_ROWS = 10_000;

    /** All columns, in the order of the table. */
    List<Column> all() {
        return Stream.of(
                        columns.stream(),
                        selects.stream().flatMap(each -> each.all().stream()),
                        union.stream().limit(1).flatMap(each -> each.all().stream()))
                .flatMap(part -> part)
                .toList();
    }

    List<Map<String, JsonNode>> rows(Focus focus) {
        List<Focus> foci = step.foci(focus);
        if (foci.isEmpty() && step.orNull()) return List.of(blank());
        List<Map<String, JsonNode>> rows = new ArrayList<>();
        for (Focus each : foci) {
            rows.addAll(rowsAt(each));
            limit(rows.size(), place);
        }
        return rows;
    }

    private Map<String, JsonNode> blank() {
        Map<String, JsonNode> blank = new LinkedHashMap<>();
        all().forEach(column -> blank.put(column.name(), column.blank()));
        return blank;
    }

    private List<Map<String, JsonNode>> rowsAt(Focus focus) {
        Map<String, JsonNode> own = new LinkedHashMap<>();
        columns.forEach(column -> own.put(column.name(), column.value(focus)));
        List<Map<String, JsonNode>> rows = List.of(own);
        for (Selection select : selects) rows = product(rows, select.rows(focus));
        if (union.isEmpty()) return rows;
        List<Map<String, JsonNode>> either =
                union.stream().flatMap(branch -> branch.rows(focus).stream()).toList();
        return product(rows, either);
    }

    private List<Map<String, JsonNode>> product(List<Map<String, JsonNode>> rows, List<Map<String, JsonNode>> others) {
        limit((long) rows.size() * others.size(), place);
        List<Map<String, JsonNode>> product = new ArrayList<>(rows.size() * others.size());
        for (Map<String, JsonNode> row : rows)
            for (Map<String, JsonNode> other : others) {
                Map<String, JsonNode> both = new LinkedHashMap<>(row);
                both.putAll(other);
                product.add(both);
            }
        return product;
    }

    static void limit(long rows, String place) {
        if (rows > MOST_ROWS) throw View.bad(place, "One resource gives more than " + MOST_ROWS + " rows.");
    }
}
