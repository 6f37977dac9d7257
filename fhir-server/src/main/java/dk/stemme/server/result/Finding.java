package dk.stemme.server.result;

import dk.stemme.scoring.Fired;
import dk.stemme.scoring.Judgement;
import java.util.List;

/**
 * What the thresholds say of one response.
 *
 * @param scores ids of the score Observations it rests on
 */
public record Finding(String ruleSet, Judgement judgement, List<String> scores) {

    List<Fired> fired() {
        return judgement.fired();
    }
}
