package dk.stemme.server.exchange.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How rows are written. */
enum Table {
    /** RFC 4180: nothing is null, "" the empty text; a list is JSON within its cell. */
    CSV("text/csv", "csv") {
        @Override
        String begin(List<String> columns) {
            return String.join(",", columns) + "\r\n";
        }

        @Override
        String row(Map<String, JsonNode> row, boolean first) {
            return row.values().stream().map(Table::cell).collect(Collectors.joining(",")) + "\r\n";
        }
    },
    NDJSON("application/x-ndjson", "ndjson", "application/ndjson", "application/fhir+ndjson") {
        @Override
        String row(Map<String, JsonNode> row, boolean first) {
            return object(row) + "\n";
        }
    },
    JSON("application/json", "json") {
        @Override
        String begin(List<String> columns) {
            return "[";
        }

        @Override
        String row(Map<String, JsonNode> row, boolean first) {
            return (first ? "\n" : ",\n") + object(row);
        }

        @Override
        String end() {
            return "\n]\n";
        }
    };

    /** What a cell begins with that a spreadsheet would calculate. */
    private static final String FORMULA = "=+-@\t\r";

    final String mediaType;
    private final List<String> names;

    Table(String mediaType, String... names) {
        this.mediaType = mediaType;
        this.names = Stream.concat(Stream.of(mediaType), Stream.of(names)).toList();
    }

    /** What comes before the rows. */
    String begin(List<String> columns) {
        return "";
    }

    abstract String row(Map<String, JsonNode> row, boolean first);

    /** What comes after them. */
    String end() {
        return "";
    }

    /** @throws Refusal 400 for another format */
    static Table of(String format) {
        return named(format)
                .orElseThrow(() -> OperationInput.bad("_format", "must be csv, ndjson or json, not " + format));
    }

    /** The first that an Accept header names. */
    static Optional<Table> accepted(String header) {
        return Stream.of(header.split(","))
                .flatMap(each -> named(each).stream())
                .findFirst();
    }

    private static Optional<Table> named(String format) {
        String name = format.split(";", 2)[0].strip();
        return Stream.of(values()).filter(table -> table.names.contains(name)).findFirst();
    }

    private static String object(Map<String, JsonNode> row) {
        ObjectNode object = Json.object();
        row.forEach(object::set);
        return Json.write(object);
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) return "";
        if (!value.isTextual()) return quoted(value.toString());
        String text = value.asText();
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return quoted(formula ? "'" + text : text);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain && !text.isEmpty() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
