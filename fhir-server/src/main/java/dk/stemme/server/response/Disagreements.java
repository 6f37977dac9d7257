package dk.stemme.server.response;

import dk.stemme.sdc.Problem;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in the log which forms calculate something else than their responses say, or than we score. Which items, never
 * whose or what: that is told by {@code $score}.
 */
final class Disagreements {
    private static final Logger LOG = LoggerFactory.getLogger(Disagreements.class);

    private Disagreements() {}

    static void log(Submission submission, Outcome outcome) {
        submission.form().disagreements(submission.response(), outcome.sheet(), Locale.ENGLISH).stream()
                .map(Problem::linkId)
                .distinct()
                .forEach(linkId -> LOG.warn(
                        "{}: what the form calculates for {} is not what was answered, or not our score",
                        submission.form().canonical(),
                        linkId));
    }
}
