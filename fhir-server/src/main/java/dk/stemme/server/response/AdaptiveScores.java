package dk.stemme.server.response;

import dk.stemme.scoring.irt.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** What an adaptive test comes to, as questions that the test answers itself. */
final class AdaptiveScores {
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final int DIGITS = 4;
    private static final Set<String> LINK_IDS = Set.of("theta", "theta-se", "t-score", "t-score-se");

    private AdaptiveScores() {}

    /**
     * One score.
     *
     * @param linkId under which it stands in form and response
     */
    record Line(String linkId, String text, String danish, Quantity value) {}

    /** Theta and its standard error, and both again as a T-score (mean 50, standard deviation 10). */
    static List<Line> of(Estimate estimate) {
        return List.of(
                new Line("theta", "Score (theta)", "Score (theta)", amount(estimate.theta(), "{score}")),
                new Line(
                        "theta-se",
                        "Standard error of theta",
                        "Standardfejl på theta",
                        amount(estimate.se(), "{score}")),
                new Line("t-score", "T-score", "T-score", amount(estimate.tScore(), "{Tscore}")),
                new Line(
                        "t-score-se",
                        "Standard error of the T-score",
                        "Standardfejl på T-score",
                        amount(estimate.tScoreError(), "{Tscore}")));
    }

    /** Whether an item of this linkId is one of these. */
    static boolean isScore(@Nullable String linkId) {
        return linkId != null && LINK_IDS.contains(linkId);
    }

    private static Quantity amount(double value, String unit) {
        return new Quantity()
                .setValue(BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP))
                .setUnit(unit)
                .setSystem(UCUM)
                .setCode(unit);
    }
}
