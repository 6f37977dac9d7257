package dk.stemme.server.response;

import dk.stemme.server.pathway.Invitations;
import dk.stemme.server.quality.Facts;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Stored;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The backbone: a response is checked, stored, scored and held against thresholds in one transaction, and the figures
 * are told. Every way in (POST, PUT, PATCH, an entry of a Bundle) leads here.
 */
@Component
class Intake implements Gate {
    private final Submissions submissions;
    private final Results results;
    private final Facts facts;
    private final Invitations invitations;

    Intake(Submissions submissions, Results results, Facts facts, Invitations invitations) {
        this.submissions = submissions;
        this.results = results;
        this.facts = facts;
        this.invitations = invitations;
    }

    @Override
    public String type() {
        return "QuestionnaireResponse";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        Submission submission = submissions.open(incoming);
        if (submission.isRepeat()) return submission.unchanged();
        List<Issue> remarks = submission.check(LocaleContextHolder.getLocale());
        Stored response = submissions.store(submission);
        Outcome outcome = results.of(submission, response);
        results.write(submission, outcome);
        if (submission.replaces()) facts.remove(response.id());
        if (submission.counts()) facts.add(outcome.keys(), outcome.sheet());
        if (submission.counts()) remarks.addAll(Disagreements.of(submission, outcome));
        if (submission.task() != null) invitations.answered(submission.task(), response, outcome.completed());
        return submission.accepted(response, remarks);
    }

    @Override
    public void mayDelete(Stored stored) {
        if (!Status.of(stored).isDraft())
            throw Refusal.of(
                    409,
                    IssueType.BUSINESSRULE,
                    "QuestionnaireResponse.status",
                    "A completed response cannot be"
                            + " deleted. Correct it (amended), or mark it as entered-in-error.");
    }
}
