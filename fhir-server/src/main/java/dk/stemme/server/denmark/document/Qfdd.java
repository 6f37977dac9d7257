package dk.stemme.server.denmark.document;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.denmark.Institution;
import dk.stemme.server.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;

/** A form as a Questionnaire Form Definition Document, QFDD-DK 1.2 (MedCom, 11 February 2022), and back. */
public final class Qfdd {
    private static final String TEMPLATE = "1.2.208.184.12.1";
    private static final String COPYRIGHT = "2.16.840.1.113883.10.20.32.2.2";
    private static final Set<String> APART = Set.of("resourceType", "id", "meta", "text", "status");

    private Qfdd() {}

    /** The document of a form, in Danish where the form is translated. */
    public static NationalDocument of(Questionnaire form, Institution responsible, FhirContext context) {
        Questionnaire danish = InLanguage.of(form, "da", context);
        byte[] xml = write(danish, responsible);
        Map<String, List<String>> losses = Losses.between(json(danish, context), json(read(xml), context), APART);
        return new NationalDocument(id(form), danish.getLanguage(), Header.title(danish), xml, losses);
    }

    private static ObjectNode json(Questionnaire form, FhirContext context) {
        return Json.read(context.newJsonParser().encodeResourceToString(form));
    }

    /** The id of a form's document: the one it came with from elsewhere, else made of its canonical. */
    static String id(Questionnaire form) {
        return form.getIdentifier().stream()
                .map(identifier -> String.valueOf(identifier.getValue()).replaceFirst("^urn:uuid:", ""))
                .filter(Oid::isDocument)
                .findFirst()
                .orElseGet(() -> Oid.document(form.getUrl() + "|" + form.getVersion()));
    }

    private static byte[] write(Questionnaire form, Institution responsible) {
        Node document = Xml.create("ClinicalDocument");
        Naming naming = Naming.of(form);
        header(document, form, responsible, naming);
        Node body = document.add("component").add("structuredBody");
        new Sections(body, new Question(Act.ASKED, naming, id(form))).write(form.getItem(), Instance.FORM);
        if (form.hasCopyright()) copyright(body, form.getCopyright());
        return Xml.write(document);
    }

    private static void header(Node document, Questionnaire form, Institution responsible, Naming naming) {
        Header header = new Header(document);
        header.begin(TEMPLATE, root(form, responsible), id(form), responsible);
        header.code("74468-0", "Questionnaire Form Definition Document", Header.title(form));
        document.addSdtc("statusCode", "code", "NEW");
        String time = form.hasDate() ? Times.write(form.getDateElement()) : null;
        header.time(time);
        header.language(form.getLanguage());
        header.set(naming.root(), naming.canonical(), "1");
        document.add("recordTarget").add("patientRole").add("id", "nullFlavor", "NI");
        Node author = document.add("author");
        Header.time(author, "time", time);
        Node assigned = author.add("assignedAuthor");
        assigned.add("id", "nullFlavor", "NA"); // an organisation without a person (CONF-DK:6)
        Header.address(assigned, responsible);
        Header.telecom(assigned, responsible);
        assigned.add("representedOrganization")
                .add("name")
                .text(form.hasPublisher() ? form.getPublisher() : responsible.name());
        header.custodian(responsible);
    }

    private static String root(Questionnaire form, Institution responsible) {
        return form.getIdentifier().stream()
                .filter(identifier -> identifier.hasSystem() && Oid.isDocument(String.valueOf(identifier.getValue())))
                .map(identifier -> Oid.of(identifier.getSystem()))
                .findFirst()
                .orElseGet(() -> Header.root(responsible));
    }

    private static void copyright(Node body, String text) {
        Node section = body.add("component").add("section").template(COPYRIGHT);
        section.add("title").text("Copyright");
        section.add("text").add("paragraph").text(text);
        Node observation = section.add("entry", "typeCode", "DRIV")
                .add("observation", "classCode", "OBS", "moodCode", "EVN")
                .template("2.16.840.1.113883.10.20.32.4.21");
        observation.add("code", "code", "COPY", "codeSystem", "2.16.840.1.113883.5.4");
        observation.add("value").type("ST").text(text);
    }

    /**
     * The form that a document defines, as a draft.
     *
     * @throws IllegalArgumentException when it is no QFDD
     */
    public static Questionnaire read(byte[] xml) {
        Node document = Xml.read(xml);
        if (!document.follows(TEMPLATE)) throw new IllegalArgumentException("The document is no QFDD-DK.");
        Questionnaire form = new Questionnaire();
        form.setStatus(PublicationStatus.DRAFT)
                .setTitle(document.one("title").map(Node::text).orElse(null));
        document.one("languageCode")
                .ifPresent(code -> form.setLanguage(code.get("code").replace("da-DK", "da")));
        document.one("effectiveTime")
                .filter(time -> time.has("value"))
                .ifPresent(time -> form.setDateElement(Times.read(time.get("value"))));
        document.one("author", "assignedAuthor", "representedOrganization", "name")
                .ifPresent(name -> form.setPublisher(name.text()));
        names(document, form);
        Naming naming = Naming.of(
                form.hasUrl() ? form.getUrl() + "|" + form.getVersion() : "",
                questions(document).toList());
        List<Node> sections = document.all("component", "structuredBody", "component", "section");
        for (int i = 0; i < sections.size(); i++)
            section(sections.get(i), new Question(Act.ASKED, naming, ""), "section-" + (i + 1))
                    .forEach(form::addItem);
        sections.stream()
                .filter(section -> section.follows(COPYRIGHT))
                .flatMap(section -> section.all("entry", "observation", "value").stream())
                .findFirst()
                .ifPresent(value -> form.setCopyright(value.text()));
        return form;
    }

    private static void names(Node document, Questionnaire form) {
        String canonical =
                document.one("setId").map(set -> set.get("extension")).orElse("");
        int bar = canonical.lastIndexOf('|');
        if (bar > 0) form.setUrl(canonical.substring(0, bar)).setVersion(canonical.substring(bar + 1));
        document.one("id")
                .filter(id -> bar < 0 || !id.get("extension").equals(Oid.document(canonical)))
                .ifPresent(id -> form.addIdentifier(
                        new Identifier().setSystem("urn:oid:" + id.get("root")).setValue(id.get("extension"))));
    }

    private static Stream<Node> questions(Node node) {
        Stream<Node> self =
                node.name().equals("observation") && node.one("id").isPresent() ? Stream.of(node) : Stream.empty();
        return Stream.concat(self, node.children().flatMap(Qfdd::questions));
    }

    private static List<QuestionnaireItemComponent> section(Node section, Question question, String otherwise) {
        if (!section.follows(Sections.INFORMATION)) return List.of();
        List<QuestionnaireItemComponent> items = new ArrayList<>();
        for (Node organizer : section.all("entry", "organizer")) items.addAll(organizer(organizer, question));
        Node text = section.one("text").orElse(section);
        List<QuestionnaireItemComponent> ordered = Narrative.order(text, items);
        String linkId = question.naming().linkId(section);
        boolean ours = !question.naming().canonical().isEmpty();
        if (ours && linkId.isEmpty()) return ordered;
        if (ordered.size() == 1 && ordered.get(0).getLinkId().equals(linkId)) return ordered;
        QuestionnaireItemComponent group = new QuestionnaireItemComponent()
                .setLinkId(ours ? linkId : otherwise)
                .setType(QuestionnaireItemType.GROUP);
        section.one("title").ifPresent(title -> group.setText(title.text()));
        if (!ours) plain(text, otherwise + "-text").ifPresent(group::addItem);
        ordered.forEach(group::addItem);
        return List.of(group);
    }

    /** Another system's narrative, as one text. */
    private static Optional<QuestionnaireItemComponent> plain(Node text, String linkId) {
        String words = text.text().strip().replaceAll("\\s+", " ");
        if (words.isEmpty()) return Optional.empty();
        return Optional.of(new QuestionnaireItemComponent()
                .setLinkId(linkId)
                .setText(words)
                .setType(QuestionnaireItemType.DISPLAY));
    }

    private static List<QuestionnaireItemComponent> organizer(Node organizer, Question question) {
        List<QuestionnaireItemComponent> items = organizer.all("component", "observation").stream()
                .map(question::read)
                .flatMap(Optional::stream)
                .toList();
        if (Organizers.isUnnamed(organizer, question.naming())) return items;
        QuestionnaireItemComponent group = new QuestionnaireItemComponent().setType(QuestionnaireItemType.GROUP);
        question.naming().readIds(organizer, group);
        organizer.one("code").ifPresent(code -> question.naming().readCode(organizer, group));
        new Conditions(question.naming()).read(organizer, group);
        items.forEach(group::addItem);
        return List.of(group);
    }
}
