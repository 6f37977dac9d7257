package dk.stemme.cli;

import ca.uhn.fhir.parser.DataFormatException;
import dk.stemme.scoring.DefinitionException;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
        name = "stemme",
        mixinStandardHelpOptions = true,
        versionProvider = StemmeCli.Version.class,
        description = "Scores questionnaires on health and care, without a server.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it could not be done",
            "2:the command line could not be understood",
            "3:done, but some rows have an error: see their column 'error'"
        })
public final class StemmeCli {
    private StemmeCli() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, screen()), true);
        Streams streams = new Streams(System.in, new FileOutputStream(FileDescriptor.out), err);
        System.exit(commandLine(streams, screen()).execute(arguments));
    }

    /**
     * The commands, reading and writing these streams.
     *
     * @param charset of the words for people on {@code out}; tables and JSON are always UTF-8
     */
    static CommandLine commandLine(Streams streams, Charset charset) {
        CommandLine line = new CommandLine(new StemmeCli());
        List.of(
                        new ScoreCommand(streams),
                        new FiguresCommand(streams),
                        new ListCommand(),
                        new DescribeCommand(),
                        new IrtCommand(streams),
                        new OverlayCommand(streams))
                .forEach(line::addSubcommand);
        return line.setOut(new PrintWriter(new OutputStreamWriter(streams.out(), charset), true))
                .setErr(streams.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> fail(problem, streams.err()));
    }

    private static int fail(Exception problem, PrintWriter err) throws Exception {
        boolean expected = problem instanceof Refusal
                || problem instanceof DefinitionException
                || problem instanceof DataFormatException
                || problem instanceof IOException
                || problem instanceof UncheckedIOException;
        if (!expected) throw problem;
        boolean wrapped = problem instanceof UncheckedIOException;
        err.println("stemme: " + (wrapped ? problem.getCause() : problem).getMessage());
        return Exit.FAILED;
    }

    /** A pipe gets UTF-8; a terminal what it understands. */
    private static Charset screen() {
        return Optional.ofNullable(System.console()).map(Console::charset).orElse(StandardCharsets.UTF_8);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = StemmeCli.class.getPackage().getImplementationVersion();
            return new String[] {"stemme " + (version == null ? "(not packaged)" : version)};
        }
    }
}
