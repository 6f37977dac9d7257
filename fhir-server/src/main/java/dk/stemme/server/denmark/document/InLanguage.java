package dk.stemme.server.denmark.document;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** A form in one language, since a document has only one: translated where there is a translation, else as it is. */
final class InLanguage {
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private final String language;
    private boolean translated;

    private InLanguage(String language) {
        this.language = language;
    }

    static Questionnaire of(Questionnaire form, String language, FhirContext context) {
        InLanguage change = new InLanguage(language);
        ObjectNode json = Json.read(context.newJsonParser().encodeResourceToString(form));
        change.translate(json);
        if (change.translated) json.put("language", language);
        return context.newJsonParser().parseResource(Questionnaire.class, Json.withNulls(Json.write(json)));
    }

    private void translate(JsonNode node) {
        node.forEach(this::translate);
        if (!(node instanceof ObjectNode object)) return;
        for (var field : List.copyOf(object.properties())) {
            if (!field.getKey().startsWith("_") || !(field.getValue() instanceof ObjectNode beside)) continue;
            translate(object, field.getKey().substring(1), beside);
            if (beside.isEmpty()) object.remove(field.getKey());
        }
    }

    private void translate(ObjectNode object, String name, ObjectNode beside) {
        if (!(beside.get("extension") instanceof ArrayNode extensions)) return;
        for (int i = extensions.size() - 1; i >= 0; i--) {
            JsonNode extension = extensions.get(i);
            if (!extension.path("url").asText().equals(TRANSLATION)) continue;
            if (part(extension, "lang").equals(language)) {
                object.put(name, part(extension, "content"));
                translated = true;
            }
            extensions.remove(i);
        }
        if (extensions.isEmpty()) beside.remove("extension");
    }

    private static String part(JsonNode extension, String name) {
        for (JsonNode part : extension.path("extension"))
            if (part.path("url").asText().equals(name))
                return part.has("valueCode")
                        ? part.path("valueCode").asText()
                        : part.path("valueString").asText();
        return "";
    }

    /** The response with the texts that the form has, as a person who answered in its language would have seen them. */
    static QuestionnaireResponse of(QuestionnaireResponse response, Questionnaire form) {
        QuestionnaireResponse copy = response.copy();
        Map<String, QuestionnaireItemComponent> items = new HashMap<>();
        all(form.getItem()).forEach(item -> items.put(item.getLinkId(), item));
        copy.getItem().forEach(item -> translate(item, items));
        return copy;
    }

    private static Stream<QuestionnaireItemComponent> all(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), all(item.getItem())));
    }

    private static void translate(
            QuestionnaireResponseItemComponent item, Map<String, QuestionnaireItemComponent> items) {
        QuestionnaireItemComponent asked = items.get(item.getLinkId());
        if (asked != null && item.hasText())
            item.setTextElement(asked.getTextElement().copy());
        item.getItem().forEach(child -> translate(child, items));
        for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
            if (asked != null && answer.getValue() instanceof Coding code) translate(code, asked);
            answer.getItem().forEach(child -> translate(child, items));
        }
    }

    private static void translate(Coding code, QuestionnaireItemComponent asked) {
        asked.getAnswerOption().stream()
                .map(option -> option.getValue() instanceof Coding known ? known : new Coding())
                .filter(known -> known.hasDisplay()
                        && Objects.equals(known.getCode(), code.getCode())
                        && Objects.equals(known.getSystem(), code.getSystem()))
                .findFirst()
                .ifPresent(known -> code.setDisplay(known.getDisplay()));
    }
}
