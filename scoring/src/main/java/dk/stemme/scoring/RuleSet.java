package dk.stemme.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

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
     * @throws DefinitionException if a rule looks at an item or a score that the instrument does not have, can never
     *     hold, or says in fewer languages than the others why and what to do
     */
    public void check(Instrument instrument) {
        checkLanguages("title", Rule::reason);
        checkLanguages("description", Rule::action);
        for (Rule rule : rules) rule.condition().check(instrument, place(canonical, rule) + ".condition");
    }

    private void checkLanguages(String element, Function<Rule, Text> words) {
        Set<String> languages = rules.stream()
                .flatMap(rule -> words.apply(rule).translations().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Rule rule : rules)
            for (String language : languages)
                if (!words.apply(rule).translations().containsKey(language))
                    throw new DefinitionException(
                            place(canonical, rule) + "." + element,
                            "is not translated to '%s', as others are".formatted(language));
    }

    private static String place(String canonical, Rule rule) {
        return "%s.action[%s]".formatted(canonical, rule.id());
    }
}
