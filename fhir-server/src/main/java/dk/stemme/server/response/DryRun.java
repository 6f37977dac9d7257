package dk.stemme.server.response;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Earlier;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.server.pathway.CarePlans;
import dk.stemme.server.pathway.Invitation;
import dk.stemme.server.pathway.Invitations;
import dk.stemme.server.quality.EarlierValues;
import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.questionnaire.PublishedForm;
import dk.stemme.server.questionnaire.ScopedRules;
import dk.stemme.server.questionnaire.Thresholds;
import dk.stemme.server.questionnaire.Verdict;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Stored;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.springframework.stereotype.Component;

/**
 * Judges old answers anew, by the rules in force and as if one rule set more were: what does it change, for whom? Asks
 * the database the same few questions whatever the number of responses.
 */
@Component
class DryRun {
    private final Forms forms;
    private final AdaptiveResponses adaptive;
    private final Invitations invitations;
    private final CarePlans carePlans;
    private final EarlierValues earlierValues;
    private final FhirContext context;

    /** @param before by the rules in force; {@code after}: with the rules that are tried */
    record Retried(Stored stored, QuestionnaireResponse response, Verdict before, Verdict after) {}

    private record Scored(
            Stored stored, QuestionnaireResponse response, PublishedForm form, Answers answers, ScoreSheet sheet) {

        Thresholds with(ScopedRules tried) {
            return form.thresholds().with(tried, form.url(), form.scorer().instrument());
        }
    }

    /** What there is to know besides the answers: courses and earlier values by response, pathways by CarePlan. */
    private record Background(
            Map<String, Course> courses, Map<String, List<String>> pathways, Map<String, Earlier> earlier) {

        Retried judge(Scored scored, Thresholds then) {
            return new Retried(
                    scored.stored, scored.response, judge(scored.form.thresholds(), scored), judge(then, scored));
        }

        private Verdict judge(Thresholds thresholds, Scored scored) {
            String id = scored.stored.id();
            String pathway = courses.get(id).pathway();
            List<String> followed = pathway == null ? List.of() : pathways.getOrDefault(pathway, List.of());
            Earlier values = earlier.getOrDefault(id, Earlier.none());
            return thresholds.judge(followed, scored.sheet, scored.answers, values);
        }
    }

    DryRun(
            Forms forms,
            AdaptiveResponses adaptive,
            Invitations invitations,
            CarePlans carePlans,
            EarlierValues earlierValues,
            FhirContext context) {
        this.forms = forms;
        this.adaptive = adaptive;
        this.invitations = invitations;
        this.carePlans = carePlans;
        this.earlierValues = earlierValues;
        this.context = context;
    }

    /** In the same order; a response to a form that cannot be read any more is left out. */
    List<Retried> of(ScopedRules tried, List<Stored> responses) {
        List<Scored> scored =
                responses.stream().flatMap(stored -> score(stored).stream()).toList();
        Map<String, Course> courses = courses(scored);
        Background background = new Background(courses, pathways(courses.values()), earlier(scored, courses));
        Map<String, Thresholds> then = new HashMap<>();
        return scored.stream()
                .map(each -> background.judge(
                        each, then.computeIfAbsent(each.form.canonical(), canonical -> each.with(tried))))
                .toList();
    }

    private Optional<Scored> score(Stored stored) {
        var sent = context.newJsonParser().parseResource(QuestionnaireResponse.class, stored.text());
        try {
            QuestionnaireResponse response = adaptive.plain(sent);
            PublishedForm form = forms.of(response.getQuestionnaire());
            Answers answers = form.answers(response);
            return Optional.of(new Scored(stored, response, form, answers, form.score(answers)));
        } catch (Refusal formIsGone) {
            return Optional.empty();
        }
    }

    private Map<String, Course> courses(List<Scored> scored) {
        Set<String> tasks = scored.stream()
                .map(each -> Submission.task(each.response))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Invitation> invited = invitations.findAll(tasks);
        return scored.stream()
                .collect(Collectors.toMap(
                        each -> each.stored.id(),
                        each -> Course.of(each.response, each.stored, invited.get(Submission.task(each.response)))));
    }

    private Map<String, List<String>> pathways(Collection<Course> courses) {
        return carePlans.pathways(
                courses.stream().map(Course::pathway).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private Map<String, Earlier> earlier(List<Scored> scored, Map<String, Course> courses) {
        Set<String> keys = new HashSet<>();
        scored.forEach(each -> keys.addAll(each.form.scoreKeys()));
        return earlierValues.of(
                scored.stream()
                        .map(each -> before(each, courses.get(each.stored.id())))
                        .toList(),
                keys);
    }

    private static EarlierValues.Before before(Scored scored, Course course) {
        return new EarlierValues.Before(
                scored.stored.id(),
                Objects.requireNonNull(scored.stored.patient()),
                course.side(),
                course.pathway(),
                course.answered());
    }
}
