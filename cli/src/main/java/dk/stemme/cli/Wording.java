package dk.stemme.cli;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.stemme.instruments.Overlay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table of texts; −1 for one that is not there.
 *
 * @param usual the language of rows that name none
 */
record Wording(
        int linkId,
        int option,
        int language,
        int text,
        @Nullable String usual,
        int width) {
    private static final List<String> COLUMNS = List.of("linkId", "option", "language", "text");

    static Wording of(List<String> header, @Nullable String usual) {
        for (String column : header)
            if (!COLUMNS.contains(column))
                throw new Refusal("column '%s' is unknown; there are %s".formatted(column, String.join(", ", COLUMNS)));
        if (!header.contains("linkId") || !header.contains("text"))
            throw new Refusal("the table needs the columns linkId and text");
        if (!header.contains("language") && usual == null)
            throw new Refusal("name the language of the texts: --language da, or a column language");
        int[] at = COLUMNS.stream().mapToInt(header::indexOf).toArray();
        return new Wording(at[0], at[1], at[2], at[3], usual, header.size());
    }

    /** @throws IllegalArgumentException if this text does not fit into the form */
    void put(CsvRecord row, Overlay overlay) {
        if (row.getFieldCount() != width)
            throw new IllegalArgumentException(
                    "%d cells where the header has %d".formatted(row.getFieldCount(), width));
        String tag = cell(row, language);
        if (tag.isEmpty() && usual == null) throw new IllegalArgumentException("there is no language");
        overlay.put(
                new Overlay.Place(cell(row, linkId), cell(row, option)),
                tag.isEmpty() && usual != null ? usual : tag,
                row.getField(text));
    }

    private static String cell(CsvRecord row, int at) {
        return at < 0 ? "" : row.getField(at).strip();
    }
}
