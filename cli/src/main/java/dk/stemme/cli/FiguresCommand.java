package dk.stemme.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.stemme.indicators.Interval;
import dk.stemme.indicators.Mean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Counts scored rows together: number, mean, standard deviation and 95 %% interval of the mean (Student's t), for"
                    + " each group and each score, in a table as 'score --keep' has written it.",
            "",
            "Rows without the score are left out. Nothing is withheld: small groups can point to persons.",
            ""
        })
final class FiguresCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(
            names = "--of",
            split = ",",
            required = true,
            paramLabel = "SCORE",
            description = "The columns to count, e.g. total.")
    private List<String> scores = List.of();

    @Option(names = "--by", paramLabel = "COLUMN", description = "The groups; without it all rows are one group.")
    private @Nullable String group;

    @Mixin
    private final FileOptions files = new FileOptions();

    FiguresCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream in = files.in(streams)) {
            Table table = Table.read(in, StandardCharsets.UTF_8);
            Groups groups = Groups.of(table, group, scores);
            try (OutputStream out = files.out(streams);
                    CsvWriter writer = table.writer(out)) {
                writer.writeRecord(group == null ? "group" : group, "score", "n", "mean", "sd", "low", "high");
                groups.each((name, score, mean) -> writer.writeRecord(row(name, score, mean)));
            }
        }
        return Exit.DONE;
    }

    private static String[] row(String group, String score, Mean mean) {
        Interval interval = mean.interval();
        return new String[] {
            group,
            score,
            Long.toString(mean.n()),
            Numbers.text(mean.value()),
            mean.sd() == null ? "" : Numbers.text(mean.sd()),
            interval == null ? "" : Numbers.text(interval.low()),
            interval == null ? "" : Numbers.text(interval.high())
        };
    }
}
