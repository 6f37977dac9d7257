package dk.stemme.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tells the items of an instrument with the answers allowed, and its scores: how each is made, how"
                + " many answers it needs, its bands, and what it rests on.")
final class DescribeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final FormOptions forms = new FormOptions();

    @Option(names = "--lang", defaultValue = "en", description = "${COMPLETION-CANDIDATES}")
    private Language language = Language.EN;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(Description.of(forms.form(), language.locale()));
        out.flush();
        return Exit.DONE;
    }
}
