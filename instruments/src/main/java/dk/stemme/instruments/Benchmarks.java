package dk.stemme.instruments;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Direction;
import dk.stemme.scoring.change.ChangeBenchmark;
import dk.stemme.scoring.change.Course;
import dk.stemme.scoring.change.Scale;
import dk.stemme.scoring.change.StateBenchmark;
import dk.stemme.scoring.change.Study;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a score's changes and states: each a number with its population, anchor, time and source.
 *
 * @param changes important and detectable ones
 * @param states acceptable ones, and failed treatments
 */
public record Benchmarks(List<ChangeBenchmark> changes, List<StateBenchmark> states) {
    public Benchmarks {
        changes = List.copyOf(changes);
        states = List.copyOf(states);
    }

    /**
     * Those a score definition carries ({@code important-change}).
     *
     * @throws DefinitionException naming the place, if one cannot be read
     */
    public static Benchmarks read(ObservationDefinition definition) {
        List<Extension> found = definition.getExtensionsByUrl(Canonicals.IMPORTANT_CHANGE);
        List<ChangeBenchmark> changes = new ArrayList<>();
        List<StateBenchmark> states = new ArrayList<>();
        if (found.isEmpty()) return new Benchmarks(changes, states);
        Scale scale = scale(definition);
        for (int i = 0; i < found.size(); i++) {
            Part part = new Part("%s.important-change[%d]".formatted(definition.getIdPart(), i), found.get(i));
            double amount = part.number("amount");
            Study study = study(part);
            String kind = part.optionalText("kind").orElse("mid");
            switch (kind) {
                case "mid" -> changes.add(change(ChangeBenchmark.Kind.MINIMAL_IMPORTANT, scale, amount, study));
                case "mdc" -> changes.add(change(ChangeBenchmark.Kind.MINIMAL_DETECTABLE, scale, amount, study));
                case "pass" -> states.add(new StateBenchmark(StateBenchmark.Kind.ACCEPTABLE, scale, amount, study));
                case "treatment-failure" ->
                    states.add(new StateBenchmark(StateBenchmark.Kind.TREATMENT_FAILURE, scale, amount, study));
                default -> throw part.refuse("kind", "unknown code '%s'".formatted(kind));
            }
        }
        return new Benchmarks(changes, states);
    }

    private static ChangeBenchmark change(ChangeBenchmark.Kind kind, Scale scale, double amount, Study study) {
        return new ChangeBenchmark(kind, scale, amount, Course.EITHER, study);
    }

    private static Scale scale(ObservationDefinition definition) {
        String place = definition.getIdPart() + ".scoring";
        Part scoring = Part.of(definition, Canonicals.SCORING, place)
                .orElseThrow(() -> new DefinitionException(place, "is missing"));
        return new Scale(
                ScoreDefinitionReader.canonical(definition),
                definition
                        .getQuantitativeDetails()
                        .getUnit()
                        .getCodingFirstRep()
                        .getCode(),
                Codes.read(Direction.class, scoring.text("direction"), place + ".direction"));
    }

    private static Study study(Part part) {
        return new Study(
                part.text("population"),
                part.optionalText("anchor").orElse("not stated"),
                followUp(part),
                part.text("source"),
                !part.optionalText("confirmed").orElse("unconfirmed").equals("unconfirmed"));
    }

    private static @Nullable Period followUp(Part part) {
        return part.optionalText("follow-up").map(Period::parse).orElse(null);
    }
}
