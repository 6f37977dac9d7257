package dk.stemme.sdc;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Kind;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Refuses items whose own answer would decide whether they are asked, by enableWhen or enableWhenExpression: that can
 * never be decided.
 */
final class Circles {

    private final Map<String, Draft> drafts;
    private final Map<String, Formula> conditions;

    /** False for what is on the way, true for what is done. */
    private final Map<Draft, Boolean> walked = new HashMap<>();

    Circles(Map<String, Draft> drafts, Map<String, Formula> conditions) {
        this.drafts = drafts;
        this.conditions = conditions;
    }

    void refuse() {
        drafts.values().forEach(this::walk);
    }

    /** Walks all that decides about an item. */
    private void walk(Draft draft) {
        var done = walked.putIfAbsent(draft, false);
        if (done != null) {
            if (!done) draft.refuse(IssueType.INVARIANT, "", "q.enable.circle");
            return;
        }
        if (draft.parent != null) walk(draft.parent);
        for (var when : draft.source.getEnableWhen()) walk(when.getQuestion());
        var condition = draft.parent == null ? null : conditions.get(draft.linkId());
        if (condition != null) asked(condition).forEach(this::walk);
        walked.put(draft, true);
    }

    private void walk(@Nullable String linkId) {
        var target = drafts.get(linkId);
        if (target != null) walk(target);
    }

    /** The items an expression looks for by their linkId, itself or through its variables. */
    private static Set<String> asked(Formula formula) {
        var linkIds = new TreeSet<String>();
        gather(formula.expression(), formula.last(), linkIds, Collections.newSetFromMap(new IdentityHashMap<>()));
        return linkIds;
    }

    private static void gather(
            Expression expression, @Nullable Variable last, Set<String> linkIds, Set<Variable> gathered) {
        links(expression.root(), linkIds);
        for (var name : expression.names()) {
            var variable = Variable.find(last, name);
            if (variable == null || variable.expression() == null || !gathered.add(variable)) continue;
            gather(variable.expression(), variable.before(), linkIds, gathered);
        }
    }

    /** Texts held against {@code linkId}; any other text may be a code that happens to be spelled the same. */
    private static void links(ExpressionNode head, Set<String> linkIds) {
        for (var each = head; each != null; each = each.getOpNext()) {
            var next = each.getOpNext();
            if (next != null && each.getOperation() == Operation.Equals) {
                if (isLinkId(each)) text(next, linkIds);
                if (isLinkId(next)) text(each, linkIds);
            }
            for (var step = each; step != null; step = step.getInner()) {
                if (step.getGroup() != null) links(step.getGroup(), linkIds);
                if (step.getKind() == Kind.Function) step.getParameters().forEach(part -> links(part, linkIds));
            }
        }
    }

    private static boolean isLinkId(ExpressionNode operand) {
        var last = operand;
        for (var step = operand; step != null; step = step.getInner()) {
            if (step.getKind() == Kind.Name) last = step;
        }
        return last.getKind() == Kind.Name && last.getName().equals("linkId");
    }

    private static void text(ExpressionNode operand, Set<String> linkIds) {
        if (operand.getConstant() instanceof StringType text) linkIds.add(text.getValue());
    }
}
