package dk.stemme.sdc;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Kind;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FHIRConstant;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression and makes it ready: what cannot be used here is refused, what we do ourselves is put in the place
 * of the engine's own, and every step is followed by a check of what it found.
 */
final class ExpressionReader {

    /** Most characters of an expression. */
    static final int LENGTH = 10_000;

    /** Most steps, brackets and parameters within each other. */
    static final int DEPTH = 200;

    /** They ask for definitions, terminology or other resources, which there are none of here. */
    private static final Set<Function> REFUSED = EnumSet.of(
            Function.Resolve,
            Function.MemberOf,
            Function.ConformsTo,
            Function.HtmlChecks1,
            Function.HtmlChecks2,
            Function.Comparable,
            Function.hasTemplateIdOf);

    /** Their parameter is the name of a type. */
    private static final Set<Function> OF_TYPES = EnumSet.of(Function.Is, Function.As, Function.OfType);

    private static final Set<Operation> TYPE_OPERATORS = EnumSet.of(Operation.Is, Operation.As);

    /** What repeat() may step by: it ends, and compares no more than the items of a response with each other. */
    private static final Set<String> DESCENDING = Set.of("item", "answer");

    private static final Set<Function> CHOOSING =
            EnumSet.of(Function.Where, Function.First, Function.Last, Function.Item);

    private final Set<String> texts = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> defined = new HashSet<>();

    /** How many operands around this one speak of the questionnaire, whose linkIds are no answers. */
    private int inQuestionnaire;

    private ExpressionReader() {}

    /** @throws NotCalculable saying why it cannot be used */
    static Expression read(String text) {
        if (text.length() > LENGTH) throw new NotCalculable("q.expression.long", text.length(), LENGTH);
        var reader = new ExpressionReader();
        var root = reader.chain(parse(text), 0);
        reader.names.removeAll(reader.defined);
        return new Expression(root, Set.copyOf(reader.texts), Set.copyOf(reader.names));
    }

    /**
     * For an expression that is evaluated elsewhere.
     *
     * @throws NotCalculable saying why it cannot be read
     */
    static void checkSyntax(String text) {
        if (text.length() > LENGTH) throw new NotCalculable("q.expression.long", text.length(), LENGTH);
        parse(text);
    }

    private static ExpressionNode parse(String text) {
        try {
            return FhirPath.ENGINE.parse(text);
        } catch (StackOverflowError e) {
            throw new NotCalculable("q.expression.deep");
        } catch (RuntimeException e) {
            // whatever its parser stumbles over, it is the text that is wrong
            throw new NotCalculable("q.expression.syntax", String.valueOf(e.getMessage()));
        }
    }

    /** A variable as it is written: `name` between back-ticks is the same as name. */
    static String undelimited(String name) {
        boolean delimited = name.length() > 1 && name.startsWith("`") && name.endsWith("`");
        return delimited ? name.substring(1, name.length() - 1) : name;
    }

    /** Operands with operators between them. */
    private ExpressionNode chain(ExpressionNode head, int depth) {
        Operation before = null;
        for (var each = head; each != null; each = each.getOpNext()) {
            if (each.getOperation() == Operation.MemberOf) throw refused("memberOf");
            // the engine reads 2 * -3 as 2 * 0 - 3
            if (each.getKind() == Kind.Unary && each != head) throw new NotCalculable("q.expression.minus");
            if (TYPE_OPERATORS.contains(before)) checkType(each);
            else operand(each, before, depth);
            before = each.getOperation();
        }
        return Rewriting.divisions(head);
    }

    private void operand(ExpressionNode operand, @Nullable Operation before, int depth) {
        boolean questionnaire = isQuestionnaire(operand);
        if (questionnaire) inQuestionnaire++;
        if (!excludes(before) && !excludes(operand.getOperation())) note(operand);
        int steps = depth;
        for (var step = operand; step != null; ) {
            if (++steps > DEPTH) throw new NotCalculable("q.expression.deep");
            step(step, steps);
            var next = step.getInner();
            step.setInner(Rewriting.check(next));
            step = next;
        }
        if (questionnaire) inQuestionnaire--;
    }

    private static boolean isQuestionnaire(ExpressionNode operand) {
        var name = variable(operand);
        return "questionnaire".equals(name) || "qitem".equals(name);
    }

    private static @Nullable String variable(ExpressionNode operand) {
        return operand.getConstant() instanceof FHIRConstant constant
                        && constant.getValue().startsWith("%")
                ? undelimited(constant.getValue().substring(1))
                : null;
    }

    private static boolean excludes(@Nullable Operation operation) {
        return operation == Operation.NotEquals || operation == Operation.NotEquivalent;
    }

    private void note(ExpressionNode operand) {
        if (operand.getConstant() instanceof StringType text && inQuestionnaire == 0) texts.add(text.getValue());
    }

    private void step(ExpressionNode step, int depth) {
        var variable = variable(step);
        if (variable != null) names.add(variable);
        if (step.getKind() == Kind.Name && step.getName().startsWith("*")) throw refused(step.getName());
        if (step.getKind() == Kind.Group) step.setGroup(chain(step.getGroup(), depth));
        if (step.getKind() == Kind.Function) function(step, depth);
    }

    private void function(ExpressionNode call, int depth) {
        if (REFUSED.contains(call.getFunction())) throw refused(call.getName());
        var parameters = call.getParameters();
        if (OF_TYPES.contains(call.getFunction()) || OwnFunction.REFERENCE_KEY.equals(call.getName())) {
            parameters.forEach(ExpressionReader::checkType);
            return;
        }
        if (call.getFunction() == Function.Repeat && !descends(parameters.get(0))) {
            throw new NotCalculable("q.expression.repeat");
        }
        if (call.getFunction() == Function.DefineVariable
                && parameters.get(0).getConstant() instanceof StringType name) {
            defined.add(name.getValue());
        }
        parameters.replaceAll(parameter -> chain(parameter, depth));
        if (call.getName() != null && OwnFunction.find(call.getName()) != null) call.setFunction(Function.Custom);
    }

    private static void checkType(ExpressionNode type) {
        var inner = type.getInner();
        var name = inner == null ? type.getName() : type.getName() + "." + inner.getName();
        if (!KnownTypes.isType(name)) throw new NotCalculable("q.expression.type", String.valueOf(name));
    }

    /** Whether an expression only steps down from where it stands, from item to item. */
    private static boolean descends(ExpressionNode head) {
        for (var each = head; each != null; each = each.getOpNext()) {
            if (each.getOperation() != null && each.getOperation() != Operation.Union) return false;
            for (var step = each; step != null; step = step.getInner()) {
                boolean down = switch (step.getKind()) {
                    case Name -> DESCENDING.contains(step.getName());
                    case Group -> descends(step.getGroup());
                    case Function -> CHOOSING.contains(step.getFunction());
                    default -> false;
                };
                if (!down) return false;
            }
        }
        return true;
    }

    private static NotCalculable refused(String name) {
        return new NotCalculable("q.expression.function", name);
    }
}
