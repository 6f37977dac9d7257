package dk.stemme.scoring;

import java.util.HashSet;
import java.util.List;

/**
 * Thresholds over items, scores and changes; the worst colour wins and says why.
 *
 * @param canonical where it is published, {@code url|version}
 */
public record RuleSet(String canonical, List<Rule> rules) {

    /**
     * The rules, checked.
     *
     * @throws DefinitionException if two share an id
     */
    public RuleSet {
        rules = List.copyOf(rules);
        HashSet<String> ids = new HashSet<>();
        for (Rule rule : rules)
            if (!ids.add(rule.id())) throw new DefinitionException(place(canonical, rule), "is defined twice");
    }

    /** Holds one response against the rules. What is missing fires nothing. */
    public Judgement judge(ScoreSheet sheet, Answers answers, Earlier earlier) {
        List<Fired> fired = rules.stream()
                .filter(rule -> rule.condition().holds(sheet, answers, earlier))
                .map(Rule::fired)
                .toList();
        return Judgement.of(fired, sheet.anyScored());
    }

    /**
     * Refuses what does not fit the instrument.
     *
     * @throws DefinitionException if a rule looks at an item or a score that the instrument does not have
     */
    public void check(Instrument instrument) {
        for (Rule rule : rules) rule.condition().check(instrument, place(canonical, rule));
    }

    private static String place(String canonical, Rule rule) {
        return "%s.action[%s]".formatted(canonical, rule.id());
    }
}
