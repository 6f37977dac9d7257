package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.instruments.Canonicals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Measure that is computed here: what is counted, and how it is shown. */
sealed interface Indicator permits MeanOfScore, ResponseRate {
    Definition definition();

    /** The fact rows it is made of; empty when it is made of invitations only. */
    Optional<String> score();

    /** What it makes of the scores and the invitations of the same unit and month. */
    Figures figures(Figures scores, Figures invitations);

    /** The persons a figure is about, as far as units tell: one who is in two units counts twice. */
    long persons(Figures figures);

    /** UCUM unit of the headline. */
    String unit();

    /** Everything it can say, in this order; the headline is {@link Statistic#HEADLINE}. */
    List<Statistic> statistics();

    /** What is known of it. */
    Map<Statistic, Amount> amounts(Figures figures);

    /** Persons by measure-population code, for a MeasureReport. */
    Map<String, Long> populations(Figures figures);

    /** Empty for a Measure that says nothing of what it is computed from. */
    static Optional<Indicator> of(JsonNode measure) {
        Definition definition = Definition.of(measure);
        String scoring =
                measure.path("scoring").path("coding").path(0).path("code").asText();
        String score = Definition.lastPart(Definition.reference(measure, Canonicals.MEASURED_SCORE));
        if (definition.questionnaire().isEmpty()) return Optional.empty();
        if (scoring.equals("proportion") && score.isEmpty()) return Optional.of(new ResponseRate(definition));
        if (scoring.equals("continuous-variable") && !score.isEmpty())
            return Optional.of(new MeanOfScore(definition, score));
        return Optional.empty();
    }
}
