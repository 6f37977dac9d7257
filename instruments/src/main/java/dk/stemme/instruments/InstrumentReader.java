package dk.stemme.instruments;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.ScoreDefinition;
import dk.stemme.scoring.Scorer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;

/** Turns a Questionnaire and its score definitions into what {@link Scorer} runs. */
public final class InstrumentReader {
    private InstrumentReader() {}

    /**
     * The instrument: the items that give a number, and the scores the Questionnaire lists, in its order. Its id is the
     * last part of the Questionnaire's url.
     *
     * @param definitions must hold every definition the Questionnaire lists; others are left aside
     * @throws DefinitionException naming the place, if a definition is absent or cannot be read; {@link Scorer#of} then
     *     refuses what can be read but not be computed
     */
    public static Instrument read(Questionnaire questionnaire, Collection<ObservationDefinition> definitions) {
        Map<String, ObservationDefinition> byCanonical = new HashMap<>();
        definitions.forEach(definition -> byCanonical.put(ScoreDefinitionReader.canonical(definition), definition));
        List<ScoreDefinition> scores = listed(questionnaire).stream()
                .map(canonical -> find(questionnaire, canonical, byCanonical))
                .map(definition -> ScoreDefinitionReader.read(definition, questionnaire))
                .toList();
        return new Instrument(id(questionnaire), questionnaire.getVersion(), ItemReader.read(questionnaire), scores);
    }

    /** The canonicals ({@code url|version}) of the score definitions the Questionnaire lists, in order. */
    public static List<String> listed(Questionnaire questionnaire) {
        return questionnaire.getExtensionsByUrl(Canonicals.SCORE_DEFINITION).stream()
                .map(extension -> new Part(id(questionnaire) + ".score-definition", extension).text())
                .toList();
    }

    /** By linkId, the codes of the options that carry no number: they say that the question does not concern one. */
    public static Map<String, List<String>> notRelevant(Questionnaire questionnaire) {
        return ItemReader.unweighted(questionnaire);
    }

    /** {@code url|version} of a score definition, from the extensions that carry them. */
    public static String canonical(ObservationDefinition definition) {
        return ScoreDefinitionReader.canonical(definition);
    }

    /** The number an option stands for; empty if it carries none. */
    public static Optional<Double> number(QuestionnaireItemAnswerOptionComponent option) {
        return ItemReader.weights(option, "answerOption").findFirst();
    }

    private static ObservationDefinition find(
            Questionnaire questionnaire, String canonical, Map<String, ObservationDefinition> byCanonical) {
        ObservationDefinition found = byCanonical.get(canonical);
        if (found == null)
            throw new DefinitionException(id(questionnaire) + ".score-definition", "there is no " + canonical);
        return found;
    }

    private static String id(Questionnaire questionnaire) {
        if (!questionnaire.hasUrl())
            throw new DefinitionException("Questionnaire/" + questionnaire.getIdPart(), "needs a url");
        String url = questionnaire.getUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
