package dk.stemme.sdc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** One population under way: walks the form and makes an item for each of its own. */
final class Populating {

    private static final String VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable";
    private static final String INITIAL = Extracts.SDC + "initialExpression";
    private static final String CONTEXT = Extracts.SDC + "itemPopulationContext";
    private static final String PERIOD = Extracts.SDC + "observationLinkPeriod";
    private static final Pattern BRACES = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private final Sources sources;
    private final Remarks remarks;
    private final Observing observing;

    Populating(Sources sources, Remarks remarks, Reference subject) {
        this.sources = sources;
        this.remarks = remarks;
        observing = new Observing(sources, remarks, subject);
    }

    void all(Questionnaire questionnaire, Names names) {
        var response = names.response();
        open(questionnaire.getExtension(), names, response, "Questionnaire");
        items(questionnaire.getItem(), names, period(questionnaire.getExtension(), null), "Questionnaire")
                .forEach(response::addItem);
    }

    private static @Nullable Duration period(List<Extension> extensions, @Nullable Duration around) {
        for (var extension : extensions) {
            if (PERIOD.equals(extension.getUrl()) && extension.getValue() instanceof Duration own) return own;
        }
        return around;
    }

    private List<QuestionnaireResponseItemComponent> items(
            List<QuestionnaireItemComponent> definitions, Names around, @Nullable Duration period, String path) {
        var items = new ArrayList<QuestionnaireResponseItemComponent>();
        for (int i = 0; i < definitions.size(); i++) {
            var definition = definitions.get(i);
            var place = path + ".item[" + i + "]";
            var own = period(definition.getExtension(), period);
            if (definition.getType() == QuestionnaireItemType.GROUP)
                items.addAll(groups(definition, around, own, place));
            else if (definition.hasType() && definition.getType() != QuestionnaireItemType.DISPLAY)
                items.add(question(definition, around, own, place));
        }
        return items;
    }

    private static QuestionnaireResponseItemComponent item(QuestionnaireItemComponent definition) {
        var item = new QuestionnaireResponseItemComponent().setLinkId(definition.getLinkId());
        return definition.hasText() ? item.setText(definition.getText()) : item;
    }

    /** One; or, where the group has a context and repeats, one for each thing in it. */
    private List<QuestionnaireResponseItemComponent> groups(
            QuestionnaireItemComponent definition, Names around, @Nullable Duration period, String path) {
        var context = expression(definition, CONTEXT);
        if (context == null) return List.of(group(definition, around.within(), period, path));
        var found = safely(path, definition.getLinkId(), () -> found(context, around, item(definition)));
        if (definition.getRepeats()) {
            return found.stream()
                    .map(one -> group(definition, named(context, around, List.of(one)), period, path))
                    .toList();
        }
        return List.of(group(definition, named(context, around, found), period, path));
    }

    private static Names named(Expression context, Names around, List<Base> values) {
        var names = around.within();
        if (context.hasName()) names.put(context.getName(), values);
        return names;
    }

    private QuestionnaireResponseItemComponent group(
            QuestionnaireItemComponent definition, Names names, @Nullable Duration period, String path) {
        var item = item(definition);
        open(definition.getExtension(), names, item, path);
        items(definition.getItem(), names, period, path).forEach(item::addItem);
        return item;
    }

    private QuestionnaireResponseItemComponent question(
            QuestionnaireItemComponent definition, Names around, @Nullable Duration period, String path) {
        var item = item(definition);
        var names = around.within();
        open(definition.getExtension(), names, item, path);
        for (var value : answers(definition, item, names, period, path)) {
            var answer = item.addAnswer().setValue(value);
            items(definition.getItem(), names, period, path).forEach(answer::addItem);
        }
        return item;
    }

    private List<Type> answers(
            QuestionnaireItemComponent definition,
            QuestionnaireResponseItemComponent item,
            Names names,
            @Nullable Duration period,
            String path) {
        if (definition.hasInitial()) {
            return definition.getInitial().stream()
                    .filter(each -> each.hasValue())
                    .map(each -> each.getValue().copy())
                    .toList();
        }
        var selected = definition.getAnswerOption().stream()
                .filter(option -> option.getInitialSelected() && option.hasValue())
                .map(option -> option.getValue().copy())
                .toList();
        if (!selected.isEmpty()) return selected;
        var initial = expression(definition, INITIAL);
        if (initial != null) {
            var found = safely(path, definition.getLinkId(), () -> found(initial, names, item));
            var answers = fitting(definition, found, path);
            if (!answers.isEmpty()) return answers;
        }
        if (period == null || !definition.hasCode() || definition.getRepeats()) return List.of();
        var observed = observing.answer(definition, period, names.today(), path);
        return observed == null ? List.of() : List.of(observed);
    }

    private List<Type> fitting(QuestionnaireItemComponent definition, List<Base> found, String path) {
        var answers = new ArrayList<Type>();
        for (var each : found) {
            var answer = Fitting.answer(definition, each);
            if (answer != null) answers.add(answer);
            else remarks.add(IssueType.VALUE, path, definition.getLinkId(), "populate.type", each.fhirType());
        }
        if (answers.size() < 2 || definition.getRepeats()) return answers;
        remarks.add(IssueType.MULTIPLEMATCHES, path, definition.getLinkId(), "populate.many", answers.size());
        return List.of();
    }

    /** The names that a place adds; a variable that fails is nothing, and said once. */
    private void open(List<Extension> extensions, Names names, Base focus, String path) {
        for (int i = 0; i < extensions.size(); i++) {
            var place = path + ".extension[" + i + "]";
            if (VARIABLE.equals(extensions.get(i).getUrl())
                    && extensions.get(i).getValue() instanceof Expression variable
                    && variable.hasName()
                    && variable.hasExpression()
                    && !names.knows(variable.getName()))
                names.put(variable.getName(), () -> safely(place, null, () -> found(variable, names, focus)));
        }
    }

    private List<Base> safely(String path, @Nullable String linkId, Supplier<List<Base>> work) {
        try {
            return work.get();
        } catch (NotCalculable e) {
            remarks.add(path, linkId, e);
            return List.of();
        }
    }

    private List<Base> found(Expression expression, Names names, Base focus) {
        var language = String.valueOf(expression.getLanguage());
        if (language.equals("text/fhirpath")) return names.evaluate(expression.getExpression(), focus);
        if (!language.equals("application/x-fhir-query")) throw new NotCalculable("populate.language", language);
        var query = query(expression.getExpression(), names, focus);
        try {
            return List.of(sources.search(query));
        } catch (RuntimeException e) {
            // whatever the search refuses, the form goes on as if nothing had been found (SDC, Expression-based)
            throw new NotCalculable("populate.query", query.split("\\?", 2)[0], String.valueOf(e.getMessage()));
        }
    }

    /** With what stands in double braces worked out. */
    private static String query(String template, Names names, Base focus) {
        Matcher braces = BRACES.matcher(template);
        return braces.replaceAll(found -> Matcher.quoteReplacement(names.evaluate(found.group(1), focus).stream()
                .map(value -> String.valueOf(value.primitiveValue()))
                .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","))));
    }

    private static @Nullable Expression expression(Element element, String url) {
        var extension = element.getExtensionByUrl(url);
        return extension != null && extension.getValue() instanceof Expression expression && expression.hasExpression()
                ? expression
                : null;
    }
}
