package dk.stemme.server.questionnaire;

import dk.stemme.scoring.Answers;
import dk.stemme.scoring.ContactWish;
import dk.stemme.scoring.Earlier;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Judgement;
import dk.stemme.scoring.RuleSet;
import dk.stemme.scoring.ScoreSheet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the answers to one form are held against: the newest rule set of the pathway the person follows, else the newest
 * that is made for no pathway; and the person's own wish for contact.
 *
 * @param rules that fit the form, the newest first
 */
public record Thresholds(List<ScopedRules> rules, ContactWish wish) {

    public Thresholds {
        rules = List.copyOf(rules);
    }

    /** The same if this rule set were the newest; a form that it does not fit keeps what it has. */
    public Thresholds with(ScopedRules tried, String url, Instrument instrument) {
        if (!tried.fits(url, instrument)) return this;
        return new Thresholds(Stream.concat(Stream.of(tried), rules.stream()).toList(), wish);
    }

    /** Whether it matters which pathway a person follows. */
    public boolean dependOnPathway() {
        return rules.stream().anyMatch(each -> !each.isGeneral());
    }

    /** @param pathways canonicals of the packages of care that the response belongs to */
    public Verdict judge(Collection<String> pathways, ScoreSheet sheet, Answers answers, Earlier earlier) {
        Judgement wished = wish.judge(answers);
        return choose(pathways)
                .map(chosen -> {
                    Judgement judged = chosen.judge(sheet, answers, earlier);
                    return new Verdict(chosen.canonical(), wished.fired().isEmpty() ? judged : judged.and(wished));
                })
                .orElseGet(() -> new Verdict(null, wished));
    }

    private Optional<RuleSet> choose(Collection<String> pathways) {
        return rules.stream()
                .filter(each -> each.isFor(pathways))
                .findFirst()
                .or(() -> rules.stream().filter(ScopedRules::isGeneral).findFirst())
                .map(ScopedRules::rules);
    }
}
