package dk.stemme.cli;

import dk.stemme.instruments.Texts;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.ScoreDefinition;
import dk.stemme.scoring.Text;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Tells what instruments there are, and their versions.")
final class ListCommand implements Callable<Integer> {
    private static final String LINE = "%-34s %-46s %5s %6s  %-12s %s%n";
    private static final int TITLE = 46;
    private static final int LICENCE = 90;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--lang", defaultValue = "en", description = "${COMPLETION-CANDIDATES}")
    private Language language = Language.EN;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Locale reader = language.locale();
        out.printf(
                LINE,
                Text.of("name", "navn").in(reader),
                Text.of("title", "titel").in(reader),
                Text.of("items", "spm.").in(reader),
                Text.of("scores", "scorer").in(reader),
                Text.of("standing", "status").in(reader),
                Text.of("licence", "licens").in(reader));
        new Forms().all().forEach(form -> tell(form, out, reader));
        out.flush();
        return Exit.DONE;
    }

    private static void tell(Form form, PrintWriter out, Locale reader) {
        Instrument instrument = form.instrument();
        List<ScoreDefinition> results =
                instrument.scores().stream().filter(ScoreDefinition::isResult).toList();
        out.printf(
                LINE,
                form.label(),
                shortened(Texts.of(form.questionnaire().getTitleElement()).in(reader), TITLE),
                instrument.items().size(),
                results.size(),
                standing(results).in(reader),
                shortened(form.questionnaire().getCopyright(), LICENCE));
    }

    private static Text standing(List<ScoreDefinition> results) {
        long verified = results.stream().filter(ScoreDefinition::verified).count();
        if (verified == results.size()) return Text.of("verified", "bekræftet");
        return verified == 0 ? Text.of("unverified", "ubekræftet") : Text.of("partly", "delvis");
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1).strip() + "…";
    }
}
