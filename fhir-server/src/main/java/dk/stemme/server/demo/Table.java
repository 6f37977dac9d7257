package dk.stemme.server.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The small tables this package is made from: semicolons between cells, the first line names the columns. */
final class Table {
    private Table() {}

    /** One line of a table; a cell that was left empty is the empty string. */
    record Row(Map<String, String> cells) {
        String text(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        boolean has(String column) {
            return !text(column).isEmpty();
        }

        int whole(String column) {
            return has(column) ? Integer.parseInt(text(column)) : 0;
        }

        double number(String column) {
            return Double.parseDouble(text(column));
        }

        List<String> words(String column) {
            return has(column) ? List.of(text(column).split(" ")) : List.of();
        }
    }

    static List<Row> read(String file) {
        List<String> lines = lines(file);
        String[] columns = lines.get(0).split(";", -1);
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    static List<String> lines(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Table.class.getResourceAsStream("/demo/" + file), file),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] columns, String line) {
        String[] cells = Arrays.copyOf(line.split(";", -1), columns.length);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], Objects.requireNonNullElse(cells[i], ""));
        }
        return new Row(row);
    }
}
