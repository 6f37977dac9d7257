package dk.stemme.instruments;

import dk.stemme.scoring.Band;
import dk.stemme.scoring.Colour;
import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Direction;
import dk.stemme.scoring.Range;
import dk.stemme.scoring.ScoreDefinition;
import dk.stemme.scoring.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.ObservationDefinition.ObservationDefinitionQualifiedIntervalComponent;
import org.hl7.fhir.r4.model.ObservationDefinition.ObservationRangeCategory;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/** Reads one ObservationDefinition. Its place in refusals is the score's code. */
final class ScoreDefinitionReader {
    private final ObservationDefinition resource;
    private final Questionnaire form;
    private final String code;

    private ScoreDefinitionReader(ObservationDefinition resource, Questionnaire form) {
        this.resource = resource;
        this.form = form;
        this.code = resource.getCode().getCodingFirstRep().getCode();
    }

    /** @param form that lists it: an item bank's parameters stand there */
    static ScoreDefinition read(ObservationDefinition resource, Questionnaire form) {
        if (!resource.getCode().getCodingFirstRep().hasCode())
            throw new DefinitionException("ObservationDefinition/" + resource.getIdPart(), "has no code");
        return new ScoreDefinitionReader(resource, form).read();
    }

    /** {@code url|version}, from the extensions that carry them. */
    static String canonical(ObservationDefinition resource) {
        return value(resource, Canonicals.DEFINITION_URL) + "|" + value(resource, Canonicals.DEFINITION_VERSION);
    }

    private ScoreDefinition read() {
        Part scoring = Part.of(resource, Canonicals.SCORING, code + ".scoring")
                .orElseThrow(() -> new DefinitionException(code, "has no scoring"));
        return new ScoreDefinition(
                code,
                canonical(resource),
                Codes.read(FormulaKind.class, scoring.text("rule"), code + ".scoring.rule")
                        .read(scoring, form),
                MissingRuleReader.read(scoring),
                intervals(ObservationRangeCategory.ABSOLUTE)
                        .findFirst()
                        .map(this::range)
                        .orElse(null),
                direction(scoring),
                bands(),
                standing(scoring));
    }

    private Standing standing(Part scoring) {
        boolean step = Part.of(resource, Canonicals.STEP, code + ".step").isPresent();
        if (step) return Standing.STEP;
        return scoring.flag("unverified") ? Standing.UNVERIFIED : Standing.VERIFIED;
    }

    private @Nullable Direction direction(Part scoring) {
        return scoring.optionalText("direction")
                .map(direction -> Codes.read(Direction.class, direction, code + ".scoring.direction"))
                .orElse(null);
    }

    private List<Band> bands() {
        List<Band> bands = new ArrayList<>();
        intervals(ObservationRangeCategory.REFERENCE)
                .forEach(interval -> Part.of(interval, Canonicals.BAND, "%s.band[%d]".formatted(code, bands.size()))
                        .ifPresent(band -> bands.add(band(band, range(interval)))));
        return bands;
    }

    private static Band band(Part band, Range range) {
        Colour colour = Codes.read(Colour.class, band.text("colour"), band.place() + ".colour");
        return new Band(band.text("code"), Texts.of(band.primitive("display")), colour, range.low(), range.high());
    }

    private Stream<ObservationDefinitionQualifiedIntervalComponent> intervals(ObservationRangeCategory category) {
        return resource.getQualifiedInterval().stream().filter(interval -> interval.getCategory() == category);
    }

    private Range range(ObservationDefinitionQualifiedIntervalComponent interval) {
        if (!interval.getRange().getLow().hasValue()
                || !interval.getRange().getHigh().hasValue())
            throw new DefinitionException(code + ".qualifiedInterval", "needs a low and a high");
        return new Range(
                interval.getRange().getLow().getValue().doubleValue(),
                interval.getRange().getHigh().getValue().doubleValue());
    }

    private static String value(ObservationDefinition resource, String url) {
        return Part.of(resource, url, "ObservationDefinition/" + resource.getIdPart())
                .map(Part::text)
                .orElse("");
    }
}
