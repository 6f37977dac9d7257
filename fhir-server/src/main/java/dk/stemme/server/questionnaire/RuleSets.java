package dk.stemme.server.questionnaire;

import dk.stemme.instruments.ContactWishReader;
import dk.stemme.instruments.InstrumentReader;
import dk.stemme.instruments.RuleSetReader;
import dk.stemme.scoring.ContactWish;
import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Instrument;
import dk.stemme.server.store.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.springframework.stereotype.Component;

/** The published rule sets: which of them judge a form, and whether a new one can. */
@Component
public class RuleSets {
    private static final Pattern ACTION = Pattern.compile("\\.action\\[([^]]*)](.*)");

    private final Definitions definitions;

    RuleSets(Definitions definitions) {
        this.definitions = definitions;
    }

    /** What a form's answers are held against. An old form keeps the newest rules that it has everything for. */
    Thresholds of(Questionnaire questionnaire, Instrument instrument) {
        ContactWish wish = ContactWishReader.read(questionnaire);
        wish.check(instrument);
        List<ScopedRules> fitting = definitions
                .ruleSets(questionnaire.getUrl())
                .flatMap(plan -> readable(plan).stream())
                .filter(scoped -> scoped.fits(questionnaire.getUrl(), instrument))
                .toList();
        return new Thresholds(fitting, wish);
    }

    private static Optional<ScopedRules> readable(PlanDefinition plan) {
        try {
            return Optional.of(ScopedRules.read(plan));
        } catch (DefinitionException e) {
            return Optional.empty();
        }
    }

    /**
     * Refuses a form that would lose its rules, by not having what the newest of them look at.
     *
     * @throws DefinitionException naming the rule
     */
    void checkFit(Questionnaire questionnaire, Instrument instrument) {
        Set<List<String>> seen = new HashSet<>();
        definitions
                .ruleSets(questionnaire.getUrl())
                .map(ScopedRules::read)
                .filter(newest -> seen.add(newest.pathways()))
                .forEach(newest -> newest.rules().check(instrument));
    }

    /**
     * A rule set, checked against the newest version of every questionnaire it applies to.
     *
     * @throws Refusal 422 naming the element and saying what is allowed
     */
    public ScopedRules checked(PlanDefinition plan) {
        if (!RuleSetReader.isRuleSet(plan))
            throw refusal("PlanDefinition.type", "A rule set is a PlanDefinition of the type eca-rule.");
        if (!plan.hasUrl() || !plan.hasVersion())
            throw refusal("PlanDefinition.url", "A rule set needs a url and a version.");
        try {
            ScopedRules scoped = ScopedRules.read(plan);
            if (scoped.questionnaires().isEmpty())
                throw refusal("PlanDefinition.extension", "Say which questionnaire the rules apply to (applies-to).");
            if (scoped.rules().rules().isEmpty()) throw refusal("PlanDefinition.action", "There is no rule.");
            scoped.questionnaires().forEach(questionnaire -> check(scoped, questionnaire));
            return scoped;
        } catch (DefinitionException e) {
            throw refusal(e);
        }
    }

    /** It must fit the newest version, or one that is still being written: rules may come before their form. */
    private void check(ScopedRules scoped, String questionnaire) {
        List<Questionnaire> versions = versions(questionnaire);
        if (versions.isEmpty())
            throw refusal("PlanDefinition.extension", "The questionnaire " + questionnaire + " is not known here.");
        List<DefinitionException> faults = new ArrayList<>();
        for (Questionnaire version : versions) fault(scoped, version).ifPresent(faults::add);
        if (faults.size() == versions.size()) throw faults.get(0);
    }

    private List<Questionnaire> versions(String questionnaire) {
        String[] parts = questionnaire.split("\\|", 2);
        Stream<Optional<Questionnaire>> found = parts.length == 2
                ? Stream.of(definitions.questionnaire(parts[0], parts[1]))
                : Stream.of(definitions.newestActive(parts[0]), definitions.newest(parts[0]));
        return found.flatMap(Optional::stream).toList();
    }

    private Optional<DefinitionException> fault(ScopedRules scoped, Questionnaire questionnaire) {
        try {
            Questionnaire questions = definitions.questions(questionnaire);
            scoped.rules().check(InstrumentReader.read(questions, definitions.scores(questions)));
            return Optional.empty();
        } catch (DefinitionException e) {
            return Optional.of(e);
        }
    }

    private static Refusal refusal(DefinitionException fault) {
        Matcher action = ACTION.matcher(fault.place());
        String where = action.find() ? ".action.where(id = '%s')%s".formatted(action.group(1), action.group(2)) : "";
        return refusal("PlanDefinition" + where, fault.getMessage());
    }

    private static Refusal refusal(String expression, String text) {
        return Refusal.of(422, IssueType.BUSINESSRULE, expression, text);
    }
}
