package dk.stemme.instruments;

import dk.stemme.scoring.Colour;
import dk.stemme.scoring.Condition;
import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Rule;
import dk.stemme.scoring.RuleSet;
import java.util.List;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;

/** Turns a PlanDefinition of type eca-rule into threshold rules, its conditions compiled. */
public final class RuleSetReader {
    private static final String TYPE = "eca-rule";

    private RuleSetReader() {}

    /**
     * The rules, one per action.
     *
     * @throws DefinitionException naming the action, if it cannot be read; {@link RuleSet#check} then refuses items and
     *     scores that an instrument does not have
     */
    public static RuleSet read(PlanDefinition plan) {
        String canonical = canonical(plan);
        List<Rule> rules = plan.getAction().stream()
                .map(action -> rule(action, "%s.action[%s]".formatted(canonical, action.getId())))
                .toList();
        return new RuleSet(canonical, rules);
    }

    /** Whether it is a rule set at all; a PlanDefinition can also be a package of care. */
    public static boolean isRuleSet(PlanDefinition plan) {
        return plan.getType().getCoding().stream().anyMatch(coding -> TYPE.equals(coding.getCode()));
    }

    /** The urls (without version) of the Questionnaires the rules apply to. */
    public static List<String> appliesTo(PlanDefinition plan) {
        return canonicals(plan, Canonicals.APPLIES_TO, "applies-to");
    }

    /**
     * The pathways (PlanDefinition of a package of care, {@code url} or {@code url|version}) that the rules are made for.
     * None: for all that have no rules of their own.
     */
    public static List<String> pathways(PlanDefinition plan) {
        return canonicals(plan, Canonicals.APPLIES_TO_PATHWAY, "applies-to-pathway");
    }

    private static List<String> canonicals(PlanDefinition plan, String url, String name) {
        return plan.getExtensionsByUrl(url).stream()
                .map(extension -> new Part(canonical(plan) + "." + name, extension).text())
                .toList();
    }

    private static String canonical(PlanDefinition plan) {
        return plan.getUrl() + "|" + plan.getVersion();
    }

    private static Rule rule(PlanDefinitionActionComponent action, String place) {
        if (!action.hasId()) throw new DefinitionException(place, "needs an id");
        if (!action.hasTitle()) throw new DefinitionException(place + ".title", "a rule says why");
        if (!action.hasDescription()) throw new DefinitionException(place + ".description", "a rule says what to do");
        return new Rule(
                action.getId(),
                colour(action, place + ".code"),
                Texts.of(action.getTitleElement()),
                Texts.of(action.getDescriptionElement()),
                condition(action, place + ".condition"));
    }

    private static Colour colour(PlanDefinitionActionComponent action, String place) {
        return action.getCode().stream()
                .flatMap(code -> code.getCoding().stream())
                .filter(coding -> Canonicals.ATTENTION.equals(coding.getSystem()))
                .findFirst()
                .map(coding -> Codes.read(Colour.class, coding.getCode(), place))
                .orElseThrow(() -> new DefinitionException(place, "has no colour"));
    }

    private static Condition condition(PlanDefinitionActionComponent action, String place) {
        if (action.getCondition().size() != 1) throw new DefinitionException(place, "a rule has one condition");
        String expression = action.getConditionFirstRep().getExpression().getExpression();
        if (expression == null) throw new DefinitionException(place, "has no expression");
        try {
            return Condition.parse(expression);
        } catch (DefinitionException e) {
            throw e.in(place);
        }
    }
}
