package dk.stemme.server.questionnaire;

import dk.stemme.scoring.Absence;
import dk.stemme.scoring.Answer;
import dk.stemme.scoring.Answers;
import dk.stemme.scoring.ScoreDefinition;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.scoring.Scorer;
import dk.stemme.sdc.Extraction;
import dk.stemme.sdc.Extractor;
import dk.stemme.sdc.Form;
import dk.stemme.sdc.Problem;
import dk.stemme.sdc.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * One exact version of a questionnaire, ready to take answers: compiled form, scorer and thresholds. Immutable and safe
 * for all threads.
 *
 * @param kind prom, prem, audit or clinical
 * @param extractor what responses give besides scores
 * @param codes how each score is named in FHIR, by its code
 */
public record PublishedForm(
        String url,
        String version,
        String kind,
        Form form,
        Extractor extractor,
        Scorer scorer,
        Thresholds thresholds,
        Map<String, ScoreCode> codes) {

    public String canonical() {
        return url + "|" + version;
    }

    /** What is wrong with the response; errors and warnings. */
    public List<Problem> check(QuestionnaireResponse response, Locale language) {
        return form.check(response, language);
    }

    /** The numbers behind the answers. */
    public Answers answers(QuestionnaireResponse response) {
        Map<String, Answer> answers = new HashMap<>();
        form.read(response).forEach((linkId, reading) -> answers.put(linkId, answer(reading)));
        return Answers.of(answers);
    }

    /** What the response is made into besides scores; answers to questions that are not asked give nothing. */
    public Extraction extract(QuestionnaireResponse response, Locale language) {
        if (extractor.isEmpty()) return extractor.extract(response, language);
        QuestionnaireResponse asked = response.copy();
        form.prune(asked);
        return extractor.extract(asked, language);
    }

    public ScoreSheet score(Answers answers) {
        return scorer.score(answers);
    }

    /**
     * Where what the form calculates itself is not what the response says, or not the score of the same code: warnings,
     * for the scores stand.
     */
    public List<Problem> disagreements(QuestionnaireResponse response, ScoreSheet sheet, Locale language) {
        return new CrossCheck(codes.values(), sheet, language).disagreements(form.calculations(response));
    }

    /** The codes of all its results, in order. */
    public List<String> scoreCodes() {
        return results().map(ScoreDefinition::code).toList();
    }

    /** The same, each with its version. */
    public List<String> scoreKeys() {
        return results().map(ScoreDefinition::key).toList();
    }

    private Stream<ScoreDefinition> results() {
        return scorer.instrument().scores().stream().filter(ScoreDefinition::isResult);
    }

    private static Answer answer(Reading reading) {
        return reading instanceof Reading.Number number
                ? Answer.of(number.value())
                : Answer.absent(Absence.valueOf(((Reading.Absent) reading).name()));
    }
}
