package dk.stemme.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which form is meant: one of the catalogue or one of one's own. */
final class FormOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "INSTRUMENT",
            description = "e.g. koos; with 'rand36|1.0.0-half' that version of it. 'list' tells what there is.")
    private @Nullable String name;

    @Option(
            names = "--questionnaire",
            paramLabel = "FILE",
            description = "A form of your own, in place of INSTRUMENT: a FHIR R4 Questionnaire as JSON.")
    private @Nullable Path questionnaire;

    @Option(names = "--scores", paramLabel = "FILE", description = "Its scores: a Bundle of ObservationDefinitions.")
    private @Nullable Path scores;

    Form form() throws IOException {
        if (questionnaire != null && scores != null && name == null) return new Forms().own(questionnaire, scores);
        if (name != null && questionnaire == null && scores == null) return new Forms().named(name);
        throw new ParameterException(
                spec.commandLine(), "Name an INSTRUMENT, or a form of your own by --questionnaire and --scores");
    }
}
