package dk.stemme.instruments;

import dk.stemme.scoring.Blanks;
import dk.stemme.scoring.Condition;
import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.MissingRule;
import java.util.List;

/** Reads how many answers a score needs, and what the others count as. */
final class MissingRuleReader {
    private MissingRuleReader() {}

    static MissingRule read(Part scoring) {
        MissingRule rule = rule(scoring);
        int ofInstrument = scoring.part("minimum-of-all").isPresent() ? scoring.count("minimum-of-all") : 0;
        Blanks blanks = blanks(scoring);
        boolean refined = ofInstrument > 0 || !blanks.equals(Blanks.ABSENT);
        return refined ? new MissingRule.Refined(rule, ofInstrument, blanks) : rule;
    }

    private static MissingRule rule(Part scoring) {
        String rule = scoring.text("missing");
        return switch (rule) {
            case "all" -> new MissingRule.All();
            case "half" -> new MissingRule.Half();
            case "any" -> new MissingRule.Any();
            case "at-least" -> new MissingRule.AtLeast(scoring.count("minimum"));
            default -> throw scoring.refuse("missing", "unknown code '%s'".formatted(rule));
        };
    }

    private static Blanks blanks(Part scoring) {
        return new Blanks(
                scoring.number("skipped-counts", Double.NaN),
                scoring.number("not-relevant-counts", Double.NaN),
                scoring.number("open-counts", Double.NaN),
                scoring.parts("unasked").stream()
                        .map(MissingRuleReader::unasked)
                        .toList());
    }

    private static Blanks.Unasked unasked(Part part) {
        List<String> items = part.parts("linkId").stream().map(Part::text).toList();
        try {
            return new Blanks.Unasked(items, Condition.parse(part.text("when")));
        } catch (DefinitionException e) {
            throw part.refuse("when", e.getMessage());
        }
    }
}
