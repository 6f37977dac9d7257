package dk.stemme.server.questionnaire;

import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.sdc.Calculated;
import dk.stemme.sdc.Problem;
import dk.stemme.sdc.Reading;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds what a form calculates itself against what the response says, and against our scores: an item whose code is that
 * of a score claims to be it.
 */
record CrossCheck(Collection<ScoreCode> codes, ScoreSheet sheet, Locale language) {

    /** Warnings; whatever a form calculates, the scores stand. */
    List<Problem> disagreements(List<Calculated> calculations) {
        return calculations.stream()
                .flatMap(each -> Stream.concat(each.problem(language).stream(), against(each)))
                .toList();
    }

    private Stream<Problem> against(Calculated calculated) {
        return codes.stream()
                .filter(code -> calculated.codes().stream().anyMatch(code::isNamedBy))
                .flatMap(code -> sheet.score(code.code()).stream())
                .flatMap(score -> against(calculated, score).stream());
    }

    private Optional<Problem> against(Calculated calculated, Score score) {
        if (!score.isScored()) return calculated.against(score.code(), Reading.Absent.NOT_ANSWERED, language);
        return Double.isNaN(score.number())
                ? Optional.empty()
                : calculated.against(score.code(), new Reading.Number(score.number()), language);
    }
}
