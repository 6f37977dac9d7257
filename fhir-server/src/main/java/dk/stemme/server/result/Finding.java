package dk.stemme.server.result;

import dk.stemme.scoring.Colour;
import dk.stemme.scoring.Fired;
import dk.stemme.server.questionnaire.Verdict;
import java.util.List;

/**
 * What was found in one response.
 *
 * @param questionnaire {@code url|version} of what was answered
 * @param scores ids of the score Observations it rests on
 */
public record Finding(Verdict verdict, String questionnaire, List<String> scores) {

    Colour colour() {
        return verdict.judgement().colour();
    }

    List<Fired> fired() {
        return verdict.judgement().fired();
    }
}
