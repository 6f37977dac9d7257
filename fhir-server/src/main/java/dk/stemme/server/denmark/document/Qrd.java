package dk.stemme.server.denmark.document;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.Json;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/** A response as a Questionnaire Response Document, QRD-DK 1.3.2 (MedCom, 27 May 2025), and back. */
public final class Qrd {
    static final String BEGAN = Canonicals.extension("answering-began");
    private static final String TEMPLATE = "1.2.208.184.13.1";
    private static final Set<String> APART =
            Set.of("resourceType", "id", "meta", "text", "subject", "source", "author", "language");

    private Qrd() {}

    /**
     * The document of a response, with the texts of its form in Danish where that is translated. The response has an id,
     * the time it was authored and at least one item; the patient has a number, the institution a SOR number.
     */
    public static NationalDocument of(
            QuestionnaireResponse response, Questionnaire form, People people, FhirContext context) {
        Questionnaire danish = InLanguage.of(form, "da", context);
        QuestionnaireResponse told = InLanguage.of(response, danish);
        byte[] xml = write(told, danish, people);
        Map<String, List<String>> losses = Losses.between(json(whole(told), context), json(read(xml), context), APART);
        return new NationalDocument(id(response), danish.getLanguage(), Header.title(danish), xml, losses);
    }

    /** Its entry in an XDS registry. */
    public static DocumentReference metadata(NationalDocument document, QuestionnaireResponse response, People people) {
        return Metadata.of(document, response, people);
    }

    /** Points in time as a document has them: to the second. */
    private static QuestionnaireResponse whole(QuestionnaireResponse response) {
        QuestionnaireResponse copy = response.copy();
        copy.setAuthoredElement(Times.read(Times.write(response.getAuthoredElement())));
        copy.getExtension().stream()
                .filter(extension -> extension.getUrl().equals(BEGAN))
                .filter(extension -> extension.getValue() instanceof DateTimeType)
                .forEach(extension -> extension.setValue(Times.read(Times.write((DateTimeType) extension.getValue()))));
        return copy;
    }

    private static ObjectNode json(QuestionnaireResponse response, FhirContext context) {
        return Json.read(context.newJsonParser().encodeResourceToString(response));
    }

    /** The id of the document of this version of a response. */
    static String id(QuestionnaireResponse response) {
        return Oid.document(set(response) + "/" + version(response));
    }

    private static String set(QuestionnaireResponse response) {
        return "QuestionnaireResponse/" + response.getIdElement().getIdPart();
    }

    static String version(QuestionnaireResponse response) {
        return response.getMeta().hasVersionId() ? response.getMeta().getVersionId() : "1";
    }

    private static byte[] write(QuestionnaireResponse response, Questionnaire form, People people) {
        Node document = Xml.create("ClinicalDocument");
        Header header = new Header(document);
        String authored = Times.write(response.getAuthoredElement());
        header.begin(TEMPLATE, Header.root(people.institution()), id(response), people.institution());
        header.code("74465-6", "Questionnaire Response Document", Header.title(form));
        header.time(authored);
        header.language(form.getLanguage());
        header.set(
                Oid.of(Canonicals.BASE + "/QuestionnaireResponse"),
                String.valueOf(response.getIdElement().getIdPart()),
                version(response));
        people.write(document, authored);
        header.custodian(people.institution());
        events(document, response, authored);
        identifier(document, response);
        Node body = document.add("component").add("structuredBody");
        new Sections(body, new Question(Act.ANSWERED, Naming.of(form), Qfdd.id(form)))
                .write(form.getItem(), Instance.of(response.getItem()));
        return Xml.write(document);
    }

    /** The profile's version, then when it was answered (QRD-DK 1.3.2, section 2.2.11). */
    private static void events(Node document, QuestionnaireResponse response, String authored) {
        Node profile = document.add("documentationOf").add("serviceEvent", "classCode", "MPROT", "moodCode", "EVN");
        profile.template("1.2.208.184.10.1.10");
        profile.add("id", "root", "1.2.208.184.100.10", "extension", "qrd-v1.3", "assigningAuthorityName", "MedCom");
        Node answering = document.add("documentationOf").add("serviceEvent", "classCode", "MPROT", "moodCode", "EVN");
        Node time = answering.add("effectiveTime");
        time.add("low", "value", Times.write(began(response)));
        time.add("high", "value", authored);
    }

    /**
     * When answering began; a response that does not tell gets the second before its end, since the document must have a
     * beginning that is not its end.
     */
    static DateTimeType began(QuestionnaireResponse response) {
        var extension = response.getExtensionByUrl(BEGAN);
        if (extension != null && extension.getValue() instanceof DateTimeType began) return began;
        DateTimeType before = response.getAuthoredElement().copy();
        before.add(Calendar.SECOND, -1);
        return before;
    }

    /** What the response is called elsewhere: the document is a transformation of it. */
    private static void identifier(Node document, QuestionnaireResponse response) {
        if (!response.getIdentifier().hasSystem()) return;
        String system = response.getIdentifier().getSystem();
        document.add("relatedDocument", "typeCode", "XFRM")
                .add("parentDocument")
                .add(
                        "id",
                        "root",
                        Oid.of(system),
                        "extension",
                        response.getIdentifier().getValue(),
                        "assigningAuthorityName",
                        system);
    }

    /**
     * The response that a document carries; subject and respondent are persons with numbers, so they are not in it.
     *
     * @throws IllegalArgumentException when it is no QRD
     */
    public static QuestionnaireResponse read(byte[] xml) {
        Node document = Xml.read(xml);
        if (!document.follows(TEMPLATE)) throw new IllegalArgumentException("The document is no QRD-DK.");
        QuestionnaireResponse response = new QuestionnaireResponse();
        boolean first = document.one("versionNumber")
                .filter(version -> !version.get("value").equals("1"))
                .isEmpty();
        response.setStatus(first ? QuestionnaireResponseStatus.COMPLETED : QuestionnaireResponseStatus.AMENDED);
        List<Node> times = document.all("documentationOf", "serviceEvent", "effectiveTime");
        times.stream()
                .flatMap(time -> time.all("high").stream())
                .findFirst()
                .ifPresent(high -> response.setAuthoredElement(Times.read(high.get("value"))));
        times.stream()
                .flatMap(time -> time.all("low").stream())
                .findFirst()
                .ifPresent(low -> response.addExtension(BEGAN, Times.read(low.get("value"))));
        document.one("relatedDocument", "parentDocument", "id")
                .ifPresent(id -> response.getIdentifier()
                        .setSystem(Oid.uri(id.get("root"), id.get("assigningAuthorityName")))
                        .setValue(id.get("extension")));
        String canonical = forms(document).findFirst().orElse("");
        if (!canonical.isEmpty()) response.setQuestionnaire(canonical);
        Question question = new Question(Act.ANSWERED, Naming.of(canonical, List.of()), "");
        for (Node section : document.all("component", "structuredBody", "component", "section"))
            section(section, question).forEach(response::addItem);
        return response;
    }

    private static Stream<String> forms(Node document) {
        return document
                .all(
                        "component",
                        "structuredBody",
                        "component",
                        "section",
                        "entry",
                        "organizer",
                        "component",
                        "observation")
                .stream()
                .flatMap(answer -> answer.all("reference", "externalDocument", "setId").stream())
                .map(set -> set.get("extension"));
    }

    private static List<QuestionnaireResponseItemComponent> section(Node section, Question question) {
        List<QuestionnaireResponseItemComponent> items = section.all("entry", "organizer").stream()
                .flatMap(organizer -> organizer(organizer, question).stream())
                .toList();
        String linkId = question.naming().linkId(section);
        if (linkId.isEmpty() || items.isEmpty()) return items;
        QuestionnaireResponseItemComponent group = new QuestionnaireResponseItemComponent().setLinkId(linkId);
        section.one("title").ifPresent(title -> group.setText(title.text()));
        return List.of(group.setItem(items));
    }

    private static List<QuestionnaireResponseItemComponent> organizer(Node organizer, Question question) {
        List<QuestionnaireResponseItemComponent> items = organizer.all("component", "observation").stream()
                .map(question::readAnswer)
                .flatMap(Optional::stream)
                .toList();
        if (Organizers.isUnnamed(organizer, question.naming())) return items;
        QuestionnaireResponseItemComponent group = new QuestionnaireResponseItemComponent()
                .setLinkId(question.naming().linkId(organizer));
        organizer
                .one("code", "originalText")
                .map(Node::text)
                .filter(text -> !text.isEmpty())
                .ifPresent(group::setText);
        return List.of(group.setItem(items));
    }
}
