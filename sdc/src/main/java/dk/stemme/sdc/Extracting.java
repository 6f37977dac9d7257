package dk.stemme.sdc;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** One extraction under way: walks the form and the response together, and gathers what they give. */
final class Extracting {

    private static final String VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable";

    private final List<BundleEntryComponent> entries;
    private final Remarks remarks;
    private final Function<String, UUID> ids;

    /** @param ids for a place of the response always the same */
    Extracting(List<BundleEntryComponent> entries, Remarks remarks, Function<String, UUID> ids) {
        this.entries = entries;
        this.remarks = remarks;
        this.ids = ids;
    }

    void all(Questionnaire questionnaire, Names names) {
        var response = names.response();
        open(questionnaire.getExtension(), names, response, "");
        templates(questionnaire, questionnaire.getExtension(), names, response, "");
        bundles(questionnaire, names);
        var defining = new Defining(questionnaire, remarks);
        var shape = new Shape(names, response, remarks, ids);
        var open = defining.begin(questionnaire.getExtension(), shape, entries, "");
        defining.values(questionnaire.getExtension(), names, response, open);
        var extracts = Extracts.NOT.at(questionnaire.getExtension());
        var place = new Place(questionnaire, names, extracts, null, defining, open, "");
        items(questionnaire.getItem(), response.getItem(), place);
        open.forEach(Defined::close);
    }

    /**
     * Where the walk is.
     *
     * @param observation the nearest one around, that others may be part of
     * @param open resources that are being made by their definitions, the outermost first
     * @param key tells the places of a response apart
     */
    private record Place(
            Questionnaire questionnaire,
            Names names,
            Extracts extracts,
            @Nullable Observed observation,
            Defining defining,
            List<Defined> open,
            String key) {}

    private void items(
            List<QuestionnaireItemComponent> definitions,
            List<QuestionnaireResponseItemComponent> items,
            Place around) {
        for (var definition : definitions) {
            int occurrence = 0;
            for (var item : items) {
                if (definition.getLinkId().equals(item.getLinkId()))
                    item(definition, item, around, around.key + "/" + definition.getLinkId() + "." + occurrence++);
            }
        }
    }

    private void item(
            QuestionnaireItemComponent definition, QuestionnaireResponseItemComponent item, Place around, String key) {
        if (definition.getType() == QuestionnaireItemType.DISPLAY) return;
        var names = around.names.within();
        open(definition.getExtension(), names, item, key);
        boolean isAnswered = item.hasAnswer() || item.hasItem();
        if (isAnswered) eachAnswer(around.questionnaire, definition, names, item, key);
        var begun = isAnswered ? begun(definition, item, around, names, key) : List.<Defined>of();
        var open = Stream.concat(around.open.stream().map(Defined::within), begun.stream())
                .toList();
        if (isAnswered) {
            around.defining.item(definition, item, open);
            around.defining.values(definition.getExtension(), names, item, open);
        }
        var extracts = around.extracts.at(definition);
        var observed = observed(definition, item, extracts, around.observation, names, key);
        var nearest = observed == null ? around.observation : observed;
        var place = new Place(around.questionnaire, names, extracts, nearest, around.defining, open, key);
        items(definition.getItem(), item.getItem(), place);
        for (var answer : item.getAnswer()) items(definition.getItem(), answer.getItem(), place);
        if (observed != null) entries.addAll(observed.entries());
        begun.forEach(Defined::close);
    }

    private List<Defined> begun(
            QuestionnaireItemComponent definition,
            QuestionnaireResponseItemComponent item,
            Place around,
            Names names,
            String key) {
        var shape = new Shape(names, item, remarks, ids);
        return around.defining.begin(definition.getExtension(), shape, entries, key);
    }

    private @Nullable Observed observed(
            QuestionnaireItemComponent definition,
            QuestionnaireResponseItemComponent item,
            Extracts extracts,
            @Nullable Observed around,
            Names names,
            String key) {
        if (extracts.relation() == null || !definition.hasCode()) return null;
        return new Observed(definition, item, extracts, around, new Shape(names, item, remarks, ids), key);
    }

    /** The names that a place adds: new ids, and variables. */
    private void open(List<Extension> extensions, Names names, Base focus, String key) {
        for (var extension : extensions) {
            if (Extracts.ALLOCATE_ID.equals(extension.getUrl()) && extension.hasValue()) {
                var name = extension.getValue().primitiveValue();
                names.put(name, List.of(new UriType("urn:uuid:" + ids.apply(key + "%" + name))));
            } else if (VARIABLE.equals(extension.getUrl())
                    && extension.getValue() instanceof org.hl7.fhir.r4.model.Expression variable
                    && variable.hasName()) {
                names.put(variable.getName(), () -> names.evaluate(variable.getExpression(), focus));
            }
        }
    }

    /** A question with several answers gives a resource for each. */
    private void eachAnswer(
            Questionnaire questionnaire,
            QuestionnaireItemComponent definition,
            Names names,
            QuestionnaireResponseItemComponent item,
            String key) {
        if (item.getAnswer().size() < 2) {
            templates(questionnaire, definition.getExtension(), names, item, key);
            return;
        }
        for (int i = 0; i < item.getAnswer().size(); i++) {
            var one = item.copy().setAnswer(List.of(item.getAnswer().get(i)));
            templates(questionnaire, definition.getExtension(), names, one, key + "." + i);
        }
    }

    private void templates(
            Questionnaire questionnaire, List<Extension> extensions, Names names, Base focus, String key) {
        int number = 0;
        for (var extension : extensions) {
            if (!Extracts.TEMPLATE.equals(extension.getUrl())) continue;
            var part = extension.getExtensionByUrl("template");
            var template = template(questionnaire, part == null ? extension : part);
            if (template == null) continue;
            var shape = new Shape(names, focus, remarks, ids);
            for (var resource : new TemplateFill(remarks, "Questionnaire.contained").fill(template, focus, names))
                entries.add(shape.entry(extension, resource, key + "#" + number++));
        }
    }

    private void bundles(Questionnaire questionnaire, Names names) {
        int number = 0;
        for (var extension : questionnaire.getExtensionsByUrl(Extracts.TEMPLATE_BUNDLE)) {
            if (!(template(questionnaire, extension) instanceof Bundle template)) continue;
            var filled = new TemplateFill(remarks, "Questionnaire.contained").fill(template, names.response(), names);
            for (var resource : filled) {
                for (var entry : ((Bundle) resource).getEntry()) {
                    if (!entry.hasFullUrl()) entry.setFullUrl("urn:uuid:" + ids.apply("bundle#" + number++));
                    if (entry.hasResource()) entries.add(entry);
                }
            }
        }
    }

    private @Nullable Resource template(Questionnaire questionnaire, Extension extension) {
        var id = extension.getValue() instanceof Reference reference
                ? String.valueOf(reference.getReference())
                : extension.getValue() instanceof StringType text ? text.getValue() : "";
        for (var contained : questionnaire.getContained()) {
            if (localId(String.valueOf(contained.getId())).equals(localId(id))) return contained;
        }
        remarks.add(IssueType.NOTFOUND, "Questionnaire.contained", null, "extract.template", id);
        return null;
    }

    private static String localId(String id) {
        return id.startsWith("#") ? id.substring(1) : id.substring(id.lastIndexOf('/') + 1);
    }
}
