package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/** All scores of one filled-in form: one per definition of the instrument that is no step, in its order. */
public record ScoreSheet(Instrument instrument, List<Score> scores) {

    public ScoreSheet {
        scores = List.copyOf(scores);
    }

    /** The score with this code. */
    public Optional<Score> score(String code) {
        return scores.stream().filter(score -> score.code().equals(code)).findFirst();
    }

    /** Whether anything at all could be scored. */
    public boolean anyScored() {
        return scores.stream().anyMatch(Score::isScored);
    }
}
