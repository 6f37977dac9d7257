package dk.stemme.server.denmark.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of a form are named in its documents. The form has an object identifier of its own, made of
 * {@code url|version}: below it a linkId is an id, and a code without a system is a code. A question's code is its first
 * FHIR code where no other question has the same, else its linkId; its other codes and its FHIR type follow as
 * translations.
 */
final class Naming {
    private static final String ITEM_TYPE = "http://hl7.org/fhir/item-type";
    /** The national telemedicine infrastructure's name for an id that an item has elsewhere. */
    private static final String EXTERNAL =
            "http://ehealth.sundhed.dk/fhir/StructureDefinition/ehealth-external-identifier";

    private final String canonical;
    private final String root;
    private final Map<String, Coding> codes = new HashMap<>();
    private final Map<String, String> linkIds = new HashMap<>();

    private Naming(String canonical) {
        this.canonical = canonical;
        this.root = Oid.of(canonical);
    }

    /** For writing. */
    static Naming of(Questionnaire form) {
        Naming naming = new Naming(form.getUrl() + "|" + form.getVersion());
        List<QuestionnaireItemComponent> items = all(form.getItem()).toList();
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (var item : items) if (!seen.add(key(first(item)))) shared.add(key(first(item)));
        for (var item : items) {
            Coding first = first(item);
            boolean own = !first.hasSystem() || !first.hasCode() || shared.contains(key(first));
            naming.codes.put(item.getLinkId(), own ? new Coding(null, item.getLinkId(), null) : first);
        }
        return naming;
    }

    /** For reading; {@code canonical} is empty in a document that does not name its FHIR form. */
    static Naming of(String canonical, List<Node> questions) {
        Naming naming = new Naming(canonical);
        for (Node question : questions)
            question.one("code").ifPresent(code -> naming.linkIds.put(key(code), naming.linkId(question)));
        return naming;
    }

    private static Coding first(QuestionnaireItemComponent item) {
        return item.hasCode() ? item.getCode().get(0) : new Coding();
    }

    private static Stream<QuestionnaireItemComponent> all(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), all(item.getItem())));
    }

    private static String key(Coding code) {
        return code.getSystem() + "|" + code.getCode();
    }

    private static String key(Node code) {
        return code.get("codeSystem") + "|" + code.get("code");
    }

    String canonical() {
        return canonical;
    }

    String root() {
        return root;
    }

    void writeId(Node parent, String linkId) {
        parent.add("id", "root", root, "extension", linkId);
    }

    /** The linkId, and what the item is called elsewhere. */
    void writeIds(Node parent, QuestionnaireItemComponent item) {
        writeId(parent, item.getLinkId());
        item.getExtensionsByUrl(EXTERNAL).stream()
                .filter(external -> external.getValue() instanceof Identifier)
                .map(external -> (Identifier) external.getValue())
                .filter(Identifier::hasSystem)
                .forEach(id -> parent.add("id", "root", Oid.of(id.getSystem()), "extension", id.getValue()));
    }

    /** The linkId of what has this id; in other systems' documents the id itself. Empty when there is none. */
    String linkId(Node holder) {
        List<Node> ids = holder.all("id");
        return ids.stream()
                .filter(id -> id.get("root").equals(root))
                .findFirst()
                .or(() -> ids.stream().findFirst())
                .map(id -> id.get("extension"))
                .orElse("");
    }

    void readIds(Node holder, QuestionnaireItemComponent item) {
        item.setLinkId(linkId(holder));
        for (Node id : holder.all("id"))
            if (!id.get("root").equals(root))
                item.addExtension(
                        EXTERNAL,
                        new Identifier().setSystem(Oid.uri(id.get("root"), "")).setValue(id.get("extension")));
    }

    /** How conditions name a question. */
    Coding code(String linkId) {
        return Objects.requireNonNullElseGet(codes.get(linkId), () -> new Coding(null, linkId, null));
    }

    /** The question that a condition names; empty when it is none of this form. */
    String named(Node code) {
        return linkIds.getOrDefault(key(code), "");
    }

    /** Code, text, further codes and type of a question. */
    void writeCode(Node parent, QuestionnaireItemComponent item) {
        Coding code = code(item.getLinkId());
        Node written = write(parent, "code", code);
        written.add("originalText").text(item.getText());
        for (Coding other : item.getCode()) if (other != code) write(written, "translation", other);
        write(written, "translation", new Coding(ITEM_TYPE, item.getType().toCode(), null));
    }

    void readCode(Node holder, QuestionnaireItemComponent item) {
        Node code = holder.one("code").orElse(holder);
        item.setText(code.one("originalText")
                .map(Node::text)
                .filter(text -> !text.isEmpty())
                .orElse(null));
        List<Node> codes = new ArrayList<>(code.all("translation"));
        codes.add(0, code);
        codes.stream()
                .map(this::read)
                .filter(each -> each.hasCode() && !ITEM_TYPE.equals(each.getSystem()))
                .filter(each -> each.hasSystem() || !each.getCode().equals(item.getLinkId()))
                .forEach(item::addCode);
    }

    /** The FHIR type that is written down with a question, else what its template suggests. */
    QuestionnaireItemType type(Node question, QuestionnaireItemType otherwise) {
        return question.all("code", "translation").stream()
                .map(this::read)
                .filter(coding -> ITEM_TYPE.equals(coding.getSystem()))
                .map(coding -> QuestionnaireItemType.fromCode(coding.getCode()))
                .findFirst()
                .orElse(otherwise);
    }

    Node write(Node parent, String element, Coding coding) {
        String system = coding.getSystem();
        return parent.add(
                element,
                "code",
                coding.getCode(),
                "codeSystem",
                system == null ? root : Oid.of(system),
                "codeSystemName",
                system == null || Oid.tells(system) ? null : system,
                "displayName",
                coding.getDisplay());
    }

    Coding read(Node node) {
        String oid = node.get("codeSystem");
        boolean own = oid.isEmpty() || oid.equals(root);
        return new Coding(
                own ? null : Oid.uri(oid, node.get("codeSystemName")),
                empty(node.get("code")),
                empty(node.get("displayName")));
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}
