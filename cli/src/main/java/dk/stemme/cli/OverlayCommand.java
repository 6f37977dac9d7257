package dk.stemme.cli;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.stemme.instruments.Overlay;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "overlay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lays a licence holder's wording over a form of the catalogue and writes the Questionnaire that results:"
                    + " version 1.0.0+<owner>, derived from the original, scored by the same definitions.",
            "",
            "The table has the columns linkId and text, and where they are needed option (the code of an answer) and"
                    + " language. Texts that are not given stay placeholders and are told.",
            ""
        })
final class OverlayCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "INSTRUMENT", description = "e.g. hads")
    private String name = "";

    @Option(names = "--owner", required = true, description = "Who holds the licence; becomes part of the version.")
    private String owner = "";

    @Option(names = "--language", paramLabel = "TAG", description = "Of the texts without one of their own, e.g. da.")
    private @Nullable String language;

    @Option(names = "--encoding", defaultValue = "UTF-8", description = "Of the input (default: ${DEFAULT-VALUE}).")
    private Charset encoding = StandardCharsets.UTF_8;

    @Mixin
    private final FileOptions files = new FileOptions();

    OverlayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Forms forms = new Forms();
        Overlay overlay = overlay(forms.named(name));
        try (InputStream in = files.in(streams)) {
            fill(overlay, Table.read(in, encoding));
        }
        tellOpen(overlay);
        try (OutputStream out = files.out(streams)) {
            out.write((forms.json(overlay.form()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Exit.DONE;
    }

    private Overlay overlay(Form form) {
        try {
            return Overlay.of(form.questionnaire(), owner);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--owner: " + e.getMessage());
        }
    }

    /** Every line that does not fit is told before any is refused. */
    private void fill(Overlay overlay, Table table) {
        Wording wording = Wording.of(table.header(), language);
        List<String> problems = new ArrayList<>();
        while (table.hasNext()) {
            CsvRecord row = table.next();
            try {
                wording.put(row, overlay);
            } catch (IllegalArgumentException e) {
                problems.add("line %d: %s".formatted(row.getStartingLineNumber(), e.getMessage()));
            }
        }
        if (!problems.isEmpty()) throw new Refusal(String.join("\nstemme: ", problems));
    }

    private void tellOpen(Overlay overlay) {
        Set<String> languages = new LinkedHashSet<>(overlay.languages());
        if (language != null) languages.add(language);
        for (String tag : languages) {
            List<Overlay.Place> open = overlay.open(tag);
            if (open.isEmpty()) continue;
            String places = open.stream().map(Overlay.Place::toString).collect(Collectors.joining(", "));
            streams.err().printf("%d texts without wording in %s: %s%n", open.size(), tag, places);
        }
    }
}
