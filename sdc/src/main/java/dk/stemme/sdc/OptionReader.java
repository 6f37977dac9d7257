package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Reads the answers to choose from: listed on the item, or in a value set, contained or known elsewhere. */
final class OptionReader {

    private static final String EXCLUSIVE = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";

    private final ValueSetReader valueSets;
    private final Map<String, List<Option>> expanded = new HashMap<>();

    OptionReader(Questionnaire questionnaire, Terminology terminology) {
        this.valueSets = new ValueSetReader(questionnaire, terminology);
    }

    Options answers(Draft draft) {
        var source = draft.source;
        if (source.hasAnswerOption() && source.hasAnswerValueSet()) {
            draft.refuse(IssueType.INVARIANT, ".answerValueSet", "q.options.both");
        }
        if (source.hasAnswerOption()) return listed(draft);
        if (source.hasAnswerValueSet()) return Options.of(valueSet(draft, source.getAnswerValueSet()));
        draft.refuse(IssueType.REQUIRED, "", "q.options.none");
        return Options.of(List.of());
    }

    /** The codings of a value set; read once however many items name it. */
    List<Option> valueSet(Draft draft, String canonical) {
        var known = expanded.get(canonical);
        if (known != null) return known;
        var options = valueSets.read(draft, canonical);
        expanded.put(canonical, options);
        return options;
    }

    private static Options listed(Draft draft) {
        var options = new ArrayList<Option>();
        var answers = draft.source.getAnswerOption();
        for (int i = 0; i < answers.size(); i++) {
            var place = ".answerOption[" + i + "]";
            var option = answers.get(i);
            if (!option.hasValue() || !Answers.holds(option.getValue()))
                draft.refuse(IssueType.REQUIRED, place, "q.option.value");
            else if (options.stream().anyMatch(other -> Same.value(other.value(), option.getValue()))) {
                draft.refuse(IssueType.DUPLICATE, place, "q.option.twice", label(option.getValue()));
            } else options.add(option(option));
        }
        return Options.of(options);
    }

    private static Option option(QuestionnaireItemAnswerOptionComponent source) {
        var value = source.getValue();
        var number = Weights.of(value);
        if (number == null) number = Weights.of(source);
        if (number == null) number = Weights.ofValue(value);
        boolean exclusive = source.getExtensionsByUrl(EXCLUSIVE).stream()
                .anyMatch(each -> each.getValue() instanceof BooleanType yes && yes.booleanValue());
        return new Option(value, label(value), number, exclusive);
    }

    private static Text label(Type value) {
        if (value instanceof Coding coding && coding.hasDisplay()) return Text.of(coding.getDisplayElement());
        if (value instanceof Reference reference && reference.hasDisplay())
            return Text.of(reference.getDisplayElement());
        if (value instanceof StringType text) return Text.of(text);
        return new Text(Objects.toString(Same.key(value), ""), Map.of());
    }
}
