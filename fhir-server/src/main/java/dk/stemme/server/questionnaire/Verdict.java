package dk.stemme.server.questionnaire;

import dk.stemme.scoring.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * What a response was found to be, and by which rules.
 *
 * @param ruleSet {@code url|version} of the rule set that judged; null when none did and only a wish for contact counts
 */
public record Verdict(@Nullable String ruleSet, Judgement judgement) {}
