package dk.stemme.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One command, carried out. */
record Run(int exit, String out, String err) {

    static Run of(String input, String... arguments) {
        return of(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static Run of(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Streams streams = new Streams(new ByteArrayInputStream(input), out, new PrintWriter(err, true));
        int exit = StemmeCli.commandLine(streams, StandardCharsets.UTF_8).execute(arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** The table written, comma-separated. */
    List<NamedCsvRecord> rows() {
        return CsvReader.builder().ofNamedCsvRecord(out).stream().toList();
    }

    /** The cells of a column. */
    List<String> column(String name) {
        return rows().stream().map(row -> row.getField(name)).toList();
    }
}
