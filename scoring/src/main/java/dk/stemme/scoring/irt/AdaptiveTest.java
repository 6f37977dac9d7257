package dk.stemme.scoring.irt;

import dk.stemme.scoring.DefinitionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A test that chooses each item by the answers so far. Immutable: every answer makes a new test. It remembers answers and
 * not their order, so it can as well be driven without state, by {@link #next(Map)}.
 */
public final class AdaptiveTest {
    private final Selection selection;
    private final List<StopRule> rules;
    private final ResponsePattern pattern;

    private AdaptiveTest(Selection selection, List<StopRule> rules, ResponsePattern pattern) {
        this.selection = selection;
        this.rules = rules;
        this.pattern = pattern;
    }

    /**
     * A test in which nothing is asked yet. Without rules it asks the whole bank.
     *
     * @throws DefinitionException if one rule holds the test where the number of items ends it
     */
    public static AdaptiveTest start(ItemBank bank, Selection selection, StopRule... rules) {
        int items = bank.items().size();
        List<StopRule> all = Stream.concat(Stream.of(rules), Stream.of(new StopRule.BankExhausted(items)))
                .toList();
        for (int asked = 1; asked <= items; asked++) {
            Optional<StopRule> end = ending(all, asked, Double.NaN);
            if (end.isPresent() && isHeld(all, asked))
                throw new DefinitionException(
                        "stop",
                        "%s, but more must be asked".formatted(end.get().text().base()));
        }
        return new AdaptiveTest(selection, all, bank.unanswered());
    }

    /**
     * The test after one more answer.
     *
     * @param code from 0
     * @throws IllegalArgumentException naming the item, if it is unknown, was asked before, or has no such answer
     */
    public AdaptiveTest answer(String item, int code) {
        return at(pattern.answer(item, code));
    }

    /** The test after one more item was asked and left open. */
    public AdaptiveTest skip(String item) {
        return at(pattern.skip(item));
    }

    private AdaptiveTest at(ResponsePattern answers) {
        return new AdaptiveTest(selection, rules, answers);
    }

    /** What was answered so far. */
    public ResponsePattern answers() {
        return pattern;
    }

    /** The next item, or the end. */
    public Step next() {
        return next(pattern);
    }

    /**
     * The same for these answers, whatever was answered here.
     *
     * @param answers by item id, of however many items and in any order; null for an item asked and left open
     * @throws IllegalArgumentException naming the item, if it is unknown or has no such answer
     */
    public Step next(Map<String, @Nullable Integer> answers) {
        return next(pattern.bank().pattern(answers));
    }

    private Step next(ResponsePattern answers) {
        Posterior posterior = answers.posterior();
        Optional<Estimate> estimate = answers.estimate(posterior);
        Optional<StopRule> end = end(answers.asked(), estimate.map(Estimate::se).orElse(Double.NaN));
        if (end.isPresent()) return new Step.Done(estimate, end.get());
        return new Step.Ask(selection.next(answers, posterior));
    }

    private Optional<StopRule> end(int asked, double se) {
        return isHeld(rules, asked) ? Optional.empty() : ending(rules, asked, se);
    }

    private static Optional<StopRule> ending(List<StopRule> rules, int asked, double se) {
        return rules.stream().filter(rule -> rule.ends(asked, se)).findFirst();
    }

    private static boolean isHeld(List<StopRule> rules, int asked) {
        return rules.stream().anyMatch(rule -> rule.holds(asked));
    }
}
