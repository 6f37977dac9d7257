package dk.stemme.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Questionnaire as paper to be filled in: its questions in their groups, with the numbers of their options. */
record BlankForm(String canonical, List<Question> questions) {
    private static final String ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    private static final String LIMIT = "http://hl7.org/fhir/StructureDefinition/";

    /** One item, which is written down only when there is an answer. */
    sealed interface Question {
        @Nullable
        ObjectNode filled(Respondent respondent);
    }

    static BlankForm of(ObjectNode questionnaire) {
        String canonical = questionnaire.path("url").asText() + "|"
                + questionnaire.path("version").asText();
        return new BlankForm(canonical, questions(questionnaire));
    }

    /** The items of a QuestionnaireResponse by this respondent. */
    ArrayNode fill(Respondent respondent) {
        return filled(questions, respondent);
    }

    /** How many questions can be answered. */
    int size() {
        return size(questions);
    }

    private record Group(String linkId, List<Question> questions) implements Question {
        @Override
        public @Nullable ObjectNode filled(Respondent respondent) {
            ArrayNode items = BlankForm.filled(questions, respondent);
            return items.isEmpty() ? null : item(linkId).set("item", items);
        }
    }

    /** Options by rising number; `aside` are those without one, such as "not relevant". */
    private record Choice(String linkId, List<ObjectNode> options, List<ObjectNode> aside) implements Question {
        @Override
        public @Nullable ObjectNode filled(Respondent respondent) {
            if (respondent.skips()) {
                return null;
            }
            if (!aside.isEmpty() && respondent.findsIrrelevant()) {
                return answer(
                        linkId, Fhir.object().set("valueCoding", aside.get(0).deepCopy()));
            }
            int chosen = respondent.choose(linkId, options.size());
            return answer(
                    linkId, Fhir.object().set("valueCoding", options.get(chosen).deepCopy()));
        }
    }

    private record Number(String linkId, int low, int high) implements Question {
        @Override
        public @Nullable ObjectNode filled(Respondent respondent) {
            return respondent.skips()
                    ? null
                    : answer(linkId, Fhir.object().put("valueInteger", low + respondent.mark(linkId, high - low)));
        }
    }

    private record Text(String linkId) implements Question {
        @Override
        public @Nullable ObjectNode filled(Respondent respondent) {
            String comment = respondent.comment();
            return comment == null ? null : answer(linkId, Fhir.object().put("valueString", comment));
        }
    }

    private static ObjectNode item(String linkId) {
        return Fhir.object().put("linkId", linkId);
    }

    private static ObjectNode answer(String linkId, ObjectNode value) {
        return item(linkId).set("answer", Fhir.array(value));
    }

    private static ArrayNode filled(List<Question> questions, Respondent respondent) {
        ArrayNode items = Fhir.array();
        for (Question question : questions) {
            ObjectNode filled = question.filled(respondent);
            if (filled != null) {
                items.add(filled);
            }
        }
        return items;
    }

    private static int size(List<Question> questions) {
        return questions.stream()
                .mapToInt(question -> question instanceof Group group ? size(group.questions) : 1)
                .sum();
    }

    private static List<Question> questions(JsonNode parent) {
        List<Question> questions = new ArrayList<>();
        for (JsonNode item : parent.path("item")) {
            String linkId = item.path("linkId").asText();
            switch (item.path("type").asText()) {
                case "group" -> questions.add(new Group(linkId, questions(item)));
                case "choice" -> questions.add(choice(linkId, item));
                case "integer" -> questions.add(new Number(linkId, limit(item, "minValue"), limit(item, "maxValue")));
                case "text" -> questions.add(new Text(linkId));
                default -> {} // displays; a type that is not known here is left unanswered
            }
        }
        return questions;
    }

    private static Choice choice(String linkId, JsonNode item) {
        List<JsonNode> options = new ArrayList<>();
        item.path("answerOption").forEach(options::add);
        List<ObjectNode> numbered = options.stream()
                .filter(option -> !ordinal(option).isMissingNode())
                .sorted(Comparator.comparingDouble(option -> ordinal(option).asDouble()))
                .map(BlankForm::coding)
                .toList();
        List<ObjectNode> aside = options.stream()
                .filter(option -> ordinal(option).isMissingNode())
                .map(BlankForm::coding)
                .toList();
        return new Choice(linkId, numbered, aside);
    }

    private static JsonNode ordinal(JsonNode option) {
        return extension(option, ORDINAL).path("valueDecimal");
    }

    private static ObjectNode coding(JsonNode option) {
        JsonNode coding = option.path("valueCoding");
        return Fhir.coding(coding.path("system").asText(), coding.path("code").asText());
    }

    private static int limit(JsonNode item, String name) {
        return extension(item, LIMIT + name).path("valueInteger").asInt();
    }

    private static JsonNode extension(JsonNode element, String url) {
        for (JsonNode extension : element.path("extension")) {
            if (extension.path("url").asText().equals(url)) {
                return extension;
            }
        }
        return MissingNode.getInstance();
    }
}
