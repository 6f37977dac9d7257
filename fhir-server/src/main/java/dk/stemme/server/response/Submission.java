package dk.stemme.server.response;

import dk.stemme.sdc.Problem;
import dk.stemme.server.questionnaire.PublishedForm;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Accepted.Change;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A response on its way in, with the form it answers and what was here before.
 *
 * @param response as its published form sees it, see {@link AdaptiveResponses}
 * @param before the newest version of this very response, null when it is new
 */
record Submission(
        Incoming incoming,
        QuestionnaireResponse response,
        PublishedForm form,
        Status status,
        @Nullable Stored before) {

    private static final String INVITATION = "https://stemme.example/fhir/StructureDefinition/invitation";

    /** Whether this very content is stored already: sent twice. */
    boolean isRepeat() {
        return before != null && Store.sameContent(before, incoming.json());
    }

    Accepted unchanged() {
        return new Accepted(Objects.requireNonNull(before), Change.UNCHANGED);
    }

    /** @param remarks what is odd about it, though not wrong */
    Accepted accepted(Stored stored, List<Issue> remarks) {
        return new Accepted(stored, before == null ? Change.CREATED : Change.UPDATED, remarks);
    }

    /** Whether it takes the place of a response whose answers were final. */
    boolean replaces() {
        return before != null && !before.deleted() && Status.of(before).counts();
    }

    boolean counts() {
        return status.counts();
    }

    /**
     * @return what is odd, to be added to
     * @throws Refusal 409 for a move that is not legal, 422 with every fault located at its item
     */
    List<Issue> check(Locale language) {
        if (before != null && !before.deleted()) Status.of(before).checkMoveTo(status);
        patient(); // of nobody it would lie outside every reach, which says less
        List<Issue> issues = new ArrayList<>();
        if (status == Status.ENTERED_IN_ERROR) return issues;
        form.check(response, language).forEach(problem -> issues.add(issue(problem)));
        if (issues.stream().anyMatch(issue -> issue.severity() == IssueSeverity.ERROR)) throw new Refusal(422, issues);
        return issues;
    }

    static Issue issue(Problem problem) {
        return new Issue(problem.severity(), problem.code(), problem.expression(), problem.diagnostics());
    }

    /** The bare id of the Patient it is about. */
    String patient() {
        String reference = response.getSubject().getReference();
        if (reference == null || !reference.startsWith("Patient/"))
            throw Refusal.of(
                    422,
                    IssueType.REQUIRED,
                    "QuestionnaireResponse.subject",
                    "The response must say which Patient" + " it is about (subject: Patient/…).");
        return reference.substring("Patient/".length());
    }

    /** The invitation it answers, null when it came uninvited. */
    @Nullable
    String task() {
        return task(response);
    }

    static @Nullable String task(QuestionnaireResponse response) {
        var extension = response.getExtensionByUrl(INVITATION);
        if (extension == null || !(extension.getValue() instanceof Reference reference)) return null;
        String text = reference.getReference();
        return text != null && text.startsWith("Task/") ? text.substring("Task/".length()) : null;
    }
}
