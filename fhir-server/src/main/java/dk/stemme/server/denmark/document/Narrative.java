package dk.stemme.server.denmark.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * The text of a section that people read. In a form it also keeps what the templates have no place for: texts between
 * questions, and the order of it all. So everything in it carries its linkId as an ID.
 */
final class Narrative {
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9-]");
    private static final Pattern ESCAPED = Pattern.compile("_([0-9a-f]+)\\.");

    private Narrative() {}

    /** Adds what there is within an instance, as paragraphs; what is in a list stands as its items. */
    static void write(Node parent, List<QuestionnaireItemComponent> items, Instance within) {
        String element = parent.name().equals("list") ? "item" : "paragraph";
        for (QuestionnaireItemComponent item : items) {
            if (item.getType() == QuestionnaireItemType.DISPLAY)
                parent.add(element, "ID", id(item, within)).text(item.getText());
            else for (Instance each : within.of(item)) write(parent, element, item, each);
        }
    }

    private static void write(Node parent, String element, QuestionnaireItemComponent item, Instance instance) {
        if (item.getType() == QuestionnaireItemType.GROUP) {
            if (!item.hasItem()) return;
            Node within = parent.name().equals("list") ? parent.add("item") : parent;
            Node list = within.add("list", "ID", id(item, instance));
            list.add("caption").text(item.getText());
            write(list, item.getItem(), instance);
        } else {
            Node line = parent.add(element, "ID", id(item, instance)).text(item.getText());
            String answers = instance.answers().stream().map(Narrative::shown).collect(Collectors.joining(", "));
            if (!answers.isEmpty())
                line.text(" ").add("content", "styleCode", "Bold").text(answers);
        }
    }

    private static String shown(Type answer) {
        if (answer instanceof Coding code) return code.hasDisplay() ? code.getDisplay() : code.getCode();
        if (answer instanceof Quantity amount)
            return amount.getValue() + (amount.hasUnit() ? " " + amount.getUnit() : "");
        return String.valueOf(answer.primitiveValue());
    }

    /** An XML name; null in a response, where the same item may stand twice. */
    private static @Nullable String id(QuestionnaireItemComponent item, Instance instance) {
        if (instance.given() != null) return null;
        return "i."
                + OTHER.matcher(item.getLinkId())
                        .replaceAll(
                                other -> "_" + Integer.toHexString(other.group().charAt(0)) + ".");
    }

    private static String linkId(String id) {
        return ESCAPED.matcher(id.substring(2))
                .replaceAll(
                        other -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(other.group(1), 16))));
    }

    /** Puts items in the order of the text, with the texts that stand between them. */
    static List<QuestionnaireItemComponent> order(Node parent, List<QuestionnaireItemComponent> items) {
        Map<String, QuestionnaireItemComponent> left = new LinkedHashMap<>();
        items.forEach(item -> left.put(item.getLinkId(), item));
        List<QuestionnaireItemComponent> ordered = new ArrayList<>();
        for (Node line : lines(parent)) {
            String linkId = linkId(line.get("ID"));
            QuestionnaireItemComponent item = left.remove(linkId);
            if (item == null) item = other(line, linkId);
            else if (item.getType() == QuestionnaireItemType.GROUP) item.setItem(order(line, item.getItem()));
            ordered.add(item);
        }
        ordered.addAll(left.values());
        return ordered;
    }

    /** A text between questions, or a group of nothing else. */
    private static QuestionnaireItemComponent other(Node line, String linkId) {
        QuestionnaireItemComponent item = new QuestionnaireItemComponent().setLinkId(linkId);
        if (!line.name().equals("list")) return item.setText(line.text()).setType(QuestionnaireItemType.DISPLAY);
        String caption = line.one("caption").map(Node::text).orElse("");
        item.setText(caption.isEmpty() ? null : caption).setType(QuestionnaireItemType.GROUP);
        return item.setItem(order(line, List.of()));
    }

    private static List<Node> lines(Node parent) {
        return parent.children()
                .flatMap(child -> child.name().equals("item") && !child.has("ID") ? child.children() : Stream.of(child))
                .filter(child -> child.get("ID").startsWith("i."))
                .toList();
    }
}
