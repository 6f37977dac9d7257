package dk.stemme.server.questionnaire;

import dk.stemme.instruments.RuleSetReader;
import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.RuleSet;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.PlanDefinition;

/**
 * A rule set and what it is made for.
 *
 * @param questionnaires {@code url}, or {@code url|version} for that version only
 * @param pathways {@code url} or {@code url|version}; none: for all that have no rules of their own
 */
public record ScopedRules(RuleSet rules, List<String> questionnaires, List<String> pathways) {

    /** @throws DefinitionException naming the action that cannot be read */
    static ScopedRules read(PlanDefinition plan) {
        return new ScopedRules(RuleSetReader.read(plan), RuleSetReader.appliesTo(plan), RuleSetReader.pathways(plan));
    }

    boolean isGeneral() {
        return pathways.isEmpty();
    }

    /** Whether it is made for one of these pathways, each {@code url} or {@code url|version}. */
    boolean isFor(Collection<String> followed) {
        return followed.stream().anyMatch(pathway -> pathways.contains(pathway) || pathways.contains(url(pathway)));
    }

    /** Whether it can judge this form: made for it, and everything its rules look at is there. */
    boolean fits(String url, Instrument instrument) {
        if (!questionnaires.contains(url) && !questionnaires.contains(url + "|" + instrument.version())) return false;
        try {
            rules.check(instrument);
            return true;
        } catch (DefinitionException e) {
            return false;
        }
    }

    /** A canonical without its version. */
    static String url(String canonical) {
        return canonical.split("\\|", 2)[0];
    }
}
