package dk.stemme.server.response;

import dk.stemme.sdc.Problem;
import dk.stemme.server.store.Refusal.Issue;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Where a form calculates something else than its response says, or than we score: told to whoever sent it. The log is
 * told which items, never whose or what.
 */
final class Disagreements {
    private static final Logger LOG = LoggerFactory.getLogger(Disagreements.class);

    private Disagreements() {}

    static List<Issue> of(Submission submission, Outcome outcome) {
        List<Problem> problems = submission
                .form()
                .disagreements(submission.response(), outcome.sheet(), LocaleContextHolder.getLocale());
        problems.stream()
                .map(Problem::linkId)
                .distinct()
                .forEach(linkId -> LOG.warn(
                        "{}: what the form calculates for {} is not what was answered, or not our score",
                        submission.form().canonical(),
                        linkId));
        return problems.stream().map(Submission::issue).toList();
    }
}
