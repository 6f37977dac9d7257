package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads enableWhen: finds the questions it leads to and refuses what could never be decided. */
final class ConditionReader {

    private final Map<String, Draft> drafts;
    private final Map<Draft, Kind> kinds;

    ConditionReader(Map<String, Draft> drafts, Map<Draft, Kind> kinds) {
        this.drafts = drafts;
        this.kinds = kinds;
    }

    Enablement read(Draft draft) {
        var source = draft.source;
        if (source.getEnableWhen().size() > 1 && !source.hasEnableBehavior()) {
            draft.refuse(IssueType.REQUIRED, "", "q.enable.behavior");
        }
        var conditions = new ArrayList<Condition>();
        for (int i = 0; i < source.getEnableWhen().size(); i++) {
            var condition = condition(draft, source.getEnableWhen().get(i), ".enableWhen[" + i + "]");
            if (condition != null) conditions.add(condition);
        }
        if (conditions.isEmpty()) return Enablement.ALWAYS;
        return new Enablement(source.getEnableBehavior() != EnableWhenBehavior.ANY, List.copyOf(conditions));
    }

    private @Nullable Condition condition(Draft draft, QuestionnaireItemEnableWhenComponent when, String place) {
        var target = drafts.get(when.getQuestion());
        if (target == null) {
            draft.refuse(
                    IssueType.NOTFOUND, place + ".question", "q.enable.target", String.valueOf(when.getQuestion()));
            return null;
        }
        var kind = kinds.get(target);
        if (kind == null) {
            draft.refuse(IssueType.INVARIANT, place + ".question", "q.enable.noQuestion", target.linkId());
            return null;
        }
        var test = test(draft, when, place, kind);
        return test == null ? null : new Condition(path(draft, target), test);
    }

    private static Condition.@Nullable Test test(
            Draft draft, QuestionnaireItemEnableWhenComponent when, String place, Kind kind) {
        if (!when.hasOperator() || !when.hasAnswer() || !Answers.holds(when.getAnswer())) {
            draft.refuse(IssueType.REQUIRED, place, "q.enable.incomplete");
            return null;
        }
        var comparison = Comparison.of(when.getOperator());
        if (comparison == null) return exists(draft, when.getAnswer(), place);
        var yardstick = kind.yardstick(when.getAnswer());
        if (yardstick == null || (comparison.needsOrder() && !kind.isOrdered())) {
            refuse(draft, when, place, yardstick == null ? "q.enable.type" : "q.enable.order");
            return null;
        }
        if (kind instanceof Choice choice && !choice.offers(when.getAnswer())) {
            refuse(draft, when, place, "q.enable.option");
            return null;
        }
        return new Condition.Compares(kind, comparison, yardstick);
    }

    private static Condition.@Nullable Test exists(Draft draft, Type answer, String place) {
        if (answer instanceof BooleanType expected) return new Condition.Exists(expected.booleanValue());
        draft.refuse(IssueType.INVARIANT, place, "q.enable.exists");
        return null;
    }

    private static void refuse(Draft draft, QuestionnaireItemEnableWhenComponent when, String place, String key) {
        QuestionnaireItemOperator operator = when.getOperator();
        var type = when.getAnswer().fhirType();
        draft.refuse(IssueType.INVARIANT, place, key, operator.toCode(), type, when.getQuestion());
    }

    /** Up to the nearest item around both, and down to the other. */
    private static Condition.Path path(Draft from, Draft to) {
        var down = to.around();
        down.add(0, to);
        var branch = from;
        int up = 0;
        while (branch.parent != null && !down.contains(branch.parent)) {
            branch = branch.parent;
            up++;
        }
        var steps = new ArrayList<Integer>();
        for (var each : down) {
            if (each == branch.parent) break;
            steps.add(0, each.position);
        }
        boolean before = !steps.isEmpty() && steps.get(0) < branch.position;
        return new Condition.Path(up, List.copyOf(steps), before);
    }
}
