package dk.stemme.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Scorer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Scores a table of answers, row by row.",
            "",
            "The header names the items, in any order, and 'id'; 'describe' tells the items of an instrument. Comma,"
                    + " semicolon or tab separates, as the header tells; with semicolons a decimal comma is read too. The"
                    + " result is written in the same way, always with decimal points.",
            "",
            "What is wrong in a row stands in its column 'error'; scores that need the wrong answer stay empty. So do"
                    + " scores with too few answers, which is no error.",
            ""
        })
final class ScoreCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final FormOptions forms = new FormOptions();

    @Mixin
    private final FileOptions files = new FileOptions();

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            defaultValue = Layout.Extra.USUAL,
            description =
                    "The column with ids, the first of the result (default: ${DEFAULT-VALUE}; without such a column"
                            + " rows are numbered).")
    private String id = Layout.Extra.USUAL;

    @Option(names = "--repeats", description = "The same id may come again.")
    private boolean repeats;

    @Option(names = "--keep", split = ",", paramLabel = "COLUMN", description = "Columns carried over unread.")
    private List<String> keep = List.of();

    @Option(
            names = "--na",
            split = ",",
            paramLabel = "WORD",
            defaultValue = "NA,.",
            description = "Not answered, besides an empty cell (default: ${DEFAULT-VALUE}).")
    private List<String> na = List.of();

    @Option(names = "--bands", description = "Adds <score>_band.")
    private boolean bands;

    @Option(names = "--reasons", description = "Adds <score>_reason: why there is none.")
    private boolean reasons;

    @Option(names = "--lang", defaultValue = "en", description = "Of bands and reasons: ${COMPLETION-CANDIDATES}.")
    private Language language = Language.EN;

    @Option(names = "--encoding", defaultValue = "UTF-8", description = "Of the input (default: ${DEFAULT-VALUE}).")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(names = "--quiet", description = "No warnings and no progress.")
    private boolean quiet;

    ScoreCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Form form = forms.form();
        Instrument instrument = form.instrument();
        PrintWriter err = quiet ? new PrintWriter(Writer.nullWriter()) : streams.err();
        try (InputStream in = files.in(streams)) {
            Table table = Table.read(in, encoding);
            Layout layout = Layout.of(table, form, instrument, new Layout.Extra(id, keep), Blank.of(na));
            warn(layout, instrument, err);
            ScoreColumn.Detail detail = new ScoreColumn.Detail(bands, reasons, language.locale());
            Ids ids = layout.id() < 0 || repeats ? null : new Ids();
            RowScorer scorer = new RowScorer(layout, Scorer.of(instrument), ScoreColumn.of(instrument, detail), ids);
            checkNames(scorer.header());
            return run(table, scorer, err);
        }
    }

    private int run(Table table, RowScorer scorer, PrintWriter err) throws IOException {
        Progress progress = new Progress(err);
        long faulty = 0;
        try (OutputStream out = files.out(streams);
                CsvWriter writer = table.writer(out)) {
            writer.writeRecord(scorer.header());
            while (table.hasNext()) {
                String[] row = scorer.score(table.next());
                writer.writeRecord(row);
                if (!row[row.length - 1].isEmpty()) faulty++;
                progress.row();
            }
        }
        if (faulty == 0) return Exit.DONE;
        err.printf("%d of %d rows have an error: see the column 'error'%n", faulty, progress.rows());
        return Exit.FAULTY_ROWS;
    }

    private static void warn(Layout layout, Instrument instrument, PrintWriter err) {
        if (!layout.open().isEmpty())
            err.println("no column for " + String.join(", ", layout.open()) + ": not answered in any row");
        List<String> unverified = instrument.scores().stream()
                .filter(score -> score.isResult() && !score.verified())
                .map(score -> ScoreColumn.name(score, instrument))
                .toList();
        if (!unverified.isEmpty()) err.println("not confirmed by anybody: " + String.join(", ", unverified));
    }

    private static void checkNames(List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String column : header)
            if (!seen.add(column)) throw new Refusal("the result would have two columns '%s'".formatted(column));
    }
}
