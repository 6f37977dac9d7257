package dk.stemme.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** Rows of text under a header, as in RFC 4180. Empty lines are read over; rows may have too few or too many cells. */
final class Table {
    private final Dialect dialect;
    private final Charset charset;
    private final Iterator<CsvRecord> records;
    private final List<String> header;

    private Table(Dialect dialect, Charset charset, Iterator<CsvRecord> records) {
        this.dialect = dialect;
        this.charset = charset;
        this.records = records;
        if (!hasNext()) throw new Refusal("the table is empty: a header is needed");
        this.header = next().getFields().stream().map(String::strip).toList();
    }

    /**
     * Opens a table and reads its header.
     *
     * @throws Refusal if there is none
     */
    static Table read(InputStream in, Charset charset) throws IOException {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset.newDecoder()), 1 << 16);
            Dialect dialect = Dialect.detect(reader);
            return new Table(dialect, charset, records(reader, dialect));
        } catch (CharacterCodingException e) {
            throw wrongEncoding(charset);
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** The names of the columns, without blanks around them. */
    List<String> header() {
        return header;
    }

    /** @throws Refusal if what follows cannot be read as a table */
    boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw new Refusal("the table cannot be read: " + e.getMessage());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) throw wrongEncoding(charset);
            throw e;
        }
    }

    CsvRecord next() {
        return records.next();
    }

    /** A table to be written in the same dialect, as UTF-8 with line feeds. */
    CsvWriter writer(OutputStream out) {
        return CsvWriter.builder()
                .fieldSeparator(dialect.separator())
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(1 << 16)
                .build(out, StandardCharsets.UTF_8);
    }

    private static Iterator<CsvRecord> records(BufferedReader reader, Dialect dialect) {
        return CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(reader)
                .iterator();
    }

    private static Refusal wrongEncoding(Charset charset) {
        return new Refusal(
                "the table is not written in %s: name its encoding, e.g. --encoding windows-1252".formatted(charset));
    }
}
