package dk.stemme.server.denmark.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * When a question is asked: enableWhen as preconditions (QFDD-DK 1.2, sections 5.3, 5.4 and chapter 6). One comparison is a
 * criterion; several are in a grouper, {@code !=} is what is all false. "Has an answer" cannot be said: then nothing is.
 */
final class Conditions {
    private static final String TEMPLATES = "2.16.840.1.113883.10.20.32.4.";
    private static final String CRITERION = TEMPLATES + 3;
    private static final String SINGLE = TEMPLATES + 4;
    private static final String GROUPED = TEMPLATES + 12;
    private static final Set<QuestionnaireItemOperator> EQUALITY =
            Set.of(QuestionnaireItemOperator.EQUAL, QuestionnaireItemOperator.NOT_EQUAL);

    /** The groupers that FHIR has a word for; with onlyOneTrue and onlyOneFalse it has none. */
    private enum Grouper {
        ALL_TRUE("allTrue", 13, false, EnableWhenBehavior.ALL),
        ALL_FALSE("allFalse", 14, true, EnableWhenBehavior.ALL),
        AT_LEAST_ONE_TRUE("atLeastOneTrue", 15, false, EnableWhenBehavior.ANY),
        AT_LEAST_ONE_FALSE("atLeastOneFalse", 16, true, EnableWhenBehavior.ANY);

        private final String element;
        private final int template;
        private final boolean negates;
        private final EnableWhenBehavior behavior;

        Grouper(String element, int template, boolean negates, EnableWhenBehavior behavior) {
            this.element = element;
            this.template = template;
            this.negates = negates;
            this.behavior = behavior;
        }

        Node write(Node precondition) {
            Node grouper = precondition
                    .add(element, "classCode", "GROUPER", "moodCode", "EVN")
                    .template(TEMPLATES + template);
            grouper.add("id", "nullFlavor", "NI");
            return grouper;
        }
    }

    private final Naming naming;

    Conditions(Naming naming) {
        this.naming = naming;
    }

    void write(Node holder, QuestionnaireItemComponent item) {
        List<QuestionnaireItemEnableWhenComponent> all = item.getEnableWhen();
        if (all.isEmpty() || !all.stream().allMatch(Conditions::canBeSaid)) return;
        boolean alone = all.size() == 1 && !item.hasEnableBehavior();
        if (alone && all.get(0).getOperator() != QuestionnaireItemOperator.NOT_EQUAL)
            criterion(holder.add("precondition", "typeCode", "PRCN").template(SINGLE), all.get(0));
        else if (alone) clause(holder, all.get(0));
        else {
            boolean any = item.getEnableBehavior() == EnableWhenBehavior.ANY;
            Node grouper = (any ? Grouper.AT_LEAST_ONE_TRUE : Grouper.ALL_TRUE).write(grouped(holder));
            all.forEach(when -> clause(grouper, when));
        }
    }

    private static boolean canBeSaid(QuestionnaireItemEnableWhenComponent when) {
        return when.getOperator() != QuestionnaireItemOperator.EXISTS
                && (EQUALITY.contains(when.getOperator()) || number(when.getAnswer()) != null);
    }

    private static Node grouped(Node holder) {
        return holder.addSdtc("precondition", "typeCode", "PRCN").template(GROUPED);
    }

    private void clause(Node holder, QuestionnaireItemEnableWhenComponent when) {
        Node precondition = grouped(holder);
        boolean not = when.getOperator() == QuestionnaireItemOperator.NOT_EQUAL;
        criterion(not ? grouped(Grouper.ALL_FALSE.write(precondition)) : precondition, when);
    }

    private void criterion(Node precondition, QuestionnaireItemEnableWhenComponent when) {
        Node criterion = precondition
                .add("criterion", "classCode", "OBS", "moodCode", "EVN.CRT")
                .template(CRITERION);
        naming.write(criterion, "code", naming.code(when.getQuestion()));
        Type answer = when.getAnswer();
        QuestionnaireItemType number = number(answer);
        if (number != null) interval(when, number).write(criterion.add("value"));
        else if (answer instanceof Coding code)
            naming.write(criterion, "value", code).type("CE");
        else if (answer instanceof BooleanType yes)
            naming.write(criterion, "value", YesNo.code(yes.booleanValue())).type("CE");
        else criterion.add("value").type("ST").text(answer.primitiveValue());
    }

    private static @Nullable QuestionnaireItemType number(Type answer) {
        return switch (answer.fhirType()) {
            case "integer" -> QuestionnaireItemType.INTEGER;
            case "decimal" -> QuestionnaireItemType.DECIMAL;
            case "date" -> QuestionnaireItemType.DATE;
            case "Quantity" -> QuestionnaireItemType.QUANTITY;
            default -> null;
        };
    }

    private static Interval interval(QuestionnaireItemEnableWhenComponent when, QuestionnaireItemType kind) {
        boolean amount = when.getAnswer() instanceof Quantity;
        Type limit = amount ? ((Quantity) when.getAnswer()).getValueElement() : when.getAnswer();
        String unit = amount ? ((Quantity) when.getAnswer()).getCode() : null;
        return switch (when.getOperator()) {
            case GREATER_THAN -> new Interval(kind, limit, null, unit, true);
            case GREATER_OR_EQUAL -> new Interval(kind, limit, null, unit, false);
            case LESS_THAN -> new Interval(kind, null, limit, unit, true);
            case LESS_OR_EQUAL -> new Interval(kind, null, limit, unit, false);
            default -> new Interval(kind, limit, limit, unit, false);
        };
    }

    void read(Node holder, QuestionnaireItemComponent item) {
        List<Node> preconditions = holder.all("precondition");
        for (Node precondition : preconditions) read(precondition, item, false);
        boolean together = preconditions.size() > 1 || item.getEnableWhen().size() > 1;
        if (together && !item.hasEnableBehavior()) item.setEnableBehavior(EnableWhenBehavior.ALL);
    }

    private void read(Node precondition, QuestionnaireItemComponent item, boolean not) {
        precondition
                .all("criterion")
                .forEach(criterion -> comparisons(criterion, not).forEach(item::addEnableWhen));
        for (Grouper grouper : Grouper.values())
            for (Node node : precondition.all(grouper.element)) {
                List<Node> inner = node.all("precondition");
                if (inner.size() > 1 || !grouper.negates) item.setEnableBehavior(grouper.behavior);
                inner.forEach(each -> read(each, item, not != grouper.negates));
            }
    }

    /** An interval with two limits is two comparisons. */
    private List<QuestionnaireItemEnableWhenComponent> comparisons(Node criterion, boolean not) {
        String question = criterion.one("code").map(naming::named).orElse("");
        Node value = criterion.one("value").orElse(criterion);
        if (!value.type().startsWith("IVL_")) {
            Type answer = value.type().equals("CE") ? answer(naming.read(value)) : new StringType(value.text());
            return List.of(comparison(question, not ? "!=" : "=", answer));
        }
        Interval interval = Interval.read(value, Interval.kind(value.type()));
        Type low = amount(interval.low(), interval);
        Type high = amount(interval.high(), interval);
        if (low != null && high != null && low.equalsDeep(high))
            return List.of(comparison(question, not ? "!=" : "=", low));
        List<QuestionnaireItemEnableWhenComponent> limits = new ArrayList<>();
        if (low != null) limits.add(comparison(question, interval.open() ? ">" : ">=", low));
        if (high != null) limits.add(comparison(question, interval.open() ? "<" : "<=", high));
        return limits;
    }

    private static Type answer(Coding code) {
        BooleanType yes = YesNo.answer(code);
        return yes == null ? code : yes;
    }

    private static @Nullable Type amount(@Nullable Type number, Interval interval) {
        if (number == null || interval.of() != QuestionnaireItemType.QUANTITY) return number;
        return new Quantity()
                .setValue(new BigDecimal(number.primitiveValue()))
                .setUnit(interval.unit())
                .setSystem(Ranged.UCUM)
                .setCode(interval.unit());
    }

    private static QuestionnaireItemEnableWhenComponent comparison(String question, String operator, Type answer) {
        return new QuestionnaireItemEnableWhenComponent()
                .setQuestion(question)
                .setOperator(QuestionnaireItemOperator.fromCode(operator))
                .setAnswer(answer);
    }
}
