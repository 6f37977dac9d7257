package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;

/** Turns a Questionnaire into a form, or says all that is wrong with it. */
final class FormCompiler {

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<Draft, Kind> kinds = new HashMap<>();
    private final Questionnaire questionnaire;
    private final Draft root;
    private final Kinds kindReader;

    FormCompiler(Questionnaire questionnaire, Terminology terminology) {
        this.questionnaire = questionnaire;
        var top = new QuestionnaireItemComponent().setType(QuestionnaireItemType.GROUP);
        top.setItem(questionnaire.getItem()).setExtension(questionnaire.getExtension());
        root = new Draft(top, null, 0, "Questionnaire", findings);
        kindReader = new Kinds(new OptionReader(questionnaire, terminology));
    }

    Form compile() {
        Identity.check(questionnaire, findings);
        root.children.forEach(this::register);
        var conditions = new ConditionReader(drafts, kinds);
        var children = root.children.stream()
                .map(draft -> item(draft, conditions, true))
                .toList();
        var logic = new LogicReader(drafts, kinds).read(root, questionnaire);
        if (!findings.isEmpty()) throw new InvalidQuestionnaire(findings);
        var top = new Group(Definition.of("", Text.NONE, 0, Enablement.ALWAYS, children), new Occurs(0, 1));
        return new Form(top, logic);
    }

    /** Notes every item by its linkId and every question by its kind, so that conditions can lead anywhere. */
    private void register(Draft draft) {
        if (draft.linkId().isEmpty()) draft.refuse(IssueType.REQUIRED, "", "q.linkId.missing");
        else if (drafts.putIfAbsent(draft.linkId(), draft) != null) {
            draft.refuse(IssueType.DUPLICATE, ".linkId", "q.linkId.twice", draft.linkId());
        }
        var kind = kindReader.read(draft);
        if (kind != null) kinds.put(draft, kind);
        draft.children.forEach(this::register);
    }

    /** @param once whether everything around the item occurs at most once */
    private Item item(Draft draft, ConditionReader conditions, boolean once) {
        var occurs = OccursReader.read(draft);
        boolean single = once && occurs.isSingle();
        var children = draft.children.stream()
                .map(child -> item(child, conditions, single))
                .toList();
        var enablement = conditions.read(draft);
        var definition = Definition.of(draft.linkId(), draft.text(), draft.position, enablement, children);
        var kind = kinds.get(draft);
        InitialReader.check(draft, kind);
        if (kind != null) {
            return new Question(
                    definition, kind, occurs, RuleReader.read(draft, kind, kindReader), single && kind.counts());
        }
        if (draft.source.getType() == QuestionnaireItemType.DISPLAY) return new Display(definition);
        return new Group(definition, occurs);
    }
}
