package dk.stemme.server.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Colour;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.server.pathway.CarePlans;
import dk.stemme.server.quality.FactKeys;
import dk.stemme.server.questionnaire.PublishedForm;
import dk.stemme.server.questionnaire.Verdict;
import dk.stemme.server.result.Answered;
import dk.stemme.server.result.Finding;
import dk.stemme.server.result.Observations;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Store.Draft;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Scores a stored response and writes what follows: score Observations, a finding, what is extracted, the Provenance. */
@Component
class Results {
    private final Contexts contexts;
    private final CarePlans carePlans;
    private final Extracts extracts;
    private final Flagging flagging;
    private final Store store;

    Results(Contexts contexts, CarePlans carePlans, Extracts extracts, Flagging flagging, Store store) {
        this.contexts = contexts;
        this.carePlans = carePlans;
        this.extracts = extracts;
        this.flagging = flagging;
        this.store = store;
    }

    Outcome of(Submission submission, Stored response) {
        PublishedForm form = submission.form();
        Answers answers = form.answers(submission.response());
        ScoreSheet sheet = form.score(answers);
        Contexts.Context context = contexts.of(submission, response);
        FactKeys keys = context.keys();
        List<String> pathways = form.thresholds().dependOnPathway() ? carePlans.pathways(keys.pathway()) : List.of();
        Verdict verdict = form.thresholds().judge(pathways, sheet, answers, context.earlier());
        return new Outcome(response, keys, sheet, context.earlier(), verdict);
    }

    /** Drafts are not scored, but a critical answer never waits for the whole form. */
    void write(Submission submission, Outcome outcome) {
        List<Draft> drafts = new ArrayList<>();
        if (submission.counts()) {
            drafts.addAll(observations(submission, outcome));
            drafts.addAll(extracts.of(submission, outcome.response()));
            drafts.addAll(flagging.of(submission, outcome, drafts));
            drafts.add(ProvenanceOf.intake(submission, outcome.response(), drafts));
        } else if (submission.status() == Status.ENTERED_IN_ERROR) {
            withdraw(submission.form(), outcome.response());
            extracts.withdraw(submission);
        } else if (outcome.colour() == Colour.CRITICAL) {
            drafts.add(finding(submission, outcome, List.of()));
            drafts.addAll(flagging.of(submission, outcome, drafts));
        }
        Reach.asSystem(() -> put(drafts, submission.before() == null));
    }

    private List<Draft> observations(Submission submission, Outcome outcome) {
        Observations observations = writer(submission, outcome);
        List<Draft> drafts = new ArrayList<>();
        List<String> scored = new ArrayList<>();
        for (Score score : outcome.sheet().scores()) {
            String id = ResultIds.of(outcome.response().id(), score.code());
            drafts.add(new Draft("Observation", id, observations.score(score, outcome.earlier())));
            if (score instanceof Score.Value) scored.add(id);
        }
        if (outcome.colour() != Colour.NONE) drafts.add(finding(submission, outcome, scored));
        else if (submission.before() != null) withdraw(outcome.response(), ResultIds.ATTENTION);
        return drafts;
    }

    private Draft finding(Submission submission, Outcome outcome, List<String> scored) {
        Finding finding = new Finding(outcome.verdict(), submission.form().canonical(), scored);
        String id = ResultIds.of(outcome.response().id(), ResultIds.ATTENTION);
        return new Draft("Observation", id, writer(submission, outcome).finding(finding));
    }

    private static Observations writer(Submission submission, Outcome outcome) {
        Stored response = outcome.response();
        var source = submission.response();
        Answered answered = new Answered(
                response.reference(),
                source.getSubject().getReference(),
                source.hasAuthored()
                        ? source.getAuthoredElement().getValueAsString()
                        : response.updated().toString(),
                response.updated(),
                submission.status().ofObservations(),
                source.hasLanguage() ? source.getLanguage() : "da",
                source.getEncounter().getReference(),
                outcome.keys().side());
        return new Observations(answered, submission.form().codes());
    }

    private Object put(List<Draft> drafts, boolean fresh) {
        if (fresh) return drafts.isEmpty() ? List.of() : store.createAll(drafts);
        List<Draft> unknown = new ArrayList<>();
        for (Draft draft : drafts) {
            Optional<Stored> before = store.findForUpdate(draft.type(), draft.id());
            if (before.isPresent()) store.replace(before.get(), draft.json(), true);
            else unknown.add(draft);
        }
        return unknown.isEmpty() ? List.of() : store.createAll(unknown);
    }

    /** Entered in error: so are all its Observations. */
    private void withdraw(PublishedForm form, Stored response) {
        List<String> parts = new ArrayList<>(form.scoreCodes());
        parts.add(ResultIds.ATTENTION);
        parts.forEach(part -> withdraw(response, part));
        withdraw("Flag", ResultIds.of(response.id(), ResultIds.FLAG));
    }

    private void withdraw(Stored response, String part) {
        withdraw("Observation", ResultIds.of(response.id(), part));
    }

    private void withdraw(String type, String id) {
        store.findForUpdate(type, id)
                .ifPresent(before -> Reach.asSystem(() -> store.replace(before, inError(before), true)));
    }

    private static ObjectNode inError(Stored result) {
        return result.json().put("status", "entered-in-error");
    }
}
