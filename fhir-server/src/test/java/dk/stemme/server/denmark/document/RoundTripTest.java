package dk.stemme.server.denmark.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.instruments.Canonicals;
import dk.stemme.instruments.Catalogue;
import dk.stemme.server.denmark.Institution;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Form → QFDD → form and response → QRD → response, without loss. */
class RoundTripTest {
    private static final FhirContext CONTEXT = MappedForm.CONTEXT;
    private static final Institution WARD =
            new Institution("1234567890123", "Afdeling Ø", null, "65112233", "Vej 1", "5000", "Odense C");

    private static Stream<String> instruments() {
        return Catalogue.names().stream();
    }

    private static Questionnaire form(String instrument) {
        return Catalogue.entry(CONTEXT, instrument).questionnaire();
    }

    static People people() {
        Patient patient = new Patient()
                .addIdentifier(
                        new Identifier().setSystem("urn:oid:1.2.208.176.1.2").setValue("0104909989"));
        patient.addName(new HumanName().setFamily("Berggren").addGiven("Ruddi"));
        return new People(patient, null, WARD);
    }

    private static String json(Resource resource) {
        return CONTEXT.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
    }

    /** What the catalogue says of its instruments that a document does not, besides our own extensions. */
    private static final Set<String> NOT_IN_A_DOCUMENT = Set.of(
            "name",
            "subjectType",
            "description",
            "code",
            "maxLength",
            "http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation");

    @Test
    void aFormWithEveryMappedItemComesBackWhole() {
        NationalDocument document = Qfdd.of(MappedForm.form(), WARD, CONTEXT);

        assertThat(document.losses()).isEmpty();
        assertThat(ProfileRules.QFDD.broken(document.xml())).isEmpty();
        assertThat(json(Qfdd.read(document.xml()).setStatus(null)))
                .isEqualTo(json(MappedForm.form().setStatus(null)));
    }

    @Test
    void aResponseWithEveryMappedAnswerComesBackWhole() {
        NationalDocument document = Qrd.of(MappedForm.response(), MappedForm.form(), people(), CONTEXT);

        assertThat(document.losses()).isEmpty();
        assertThat(ProfileRules.QRD.broken(document.xml())).isEmpty();
        QuestionnaireResponse expected = MappedForm.response();
        expected.setSubject(null).setId((String) null).setMeta(null);
        assertThat(json(Qrd.read(document.xml()))).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void everyInstrumentComesBackButForWhatNoDocumentSays(String instrument) {
        NationalDocument document = Qfdd.of(form(instrument), WARD, CONTEXT);

        assertThat(document.losses().keySet())
                .allMatch(lost -> lost.startsWith(Canonicals.extension("")) || NOT_IN_A_DOCUMENT.contains(lost));
        assertThat(ProfileRules.QFDD.broken(document.xml())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void everyResponseToAnInstrumentComesBackWhole(String instrument) {
        Questionnaire form = InLanguage.of(form(instrument), "da", CONTEXT);
        Random random = new Random(instrument.hashCode());
        for (int i = 0; i < 3; i++) {
            QuestionnaireResponse response = answered(form, random);
            NationalDocument document = Qrd.of(response, form, people(), CONTEXT);

            assertThat(document.losses()).isEmpty();
            assertThat(ProfileRules.QRD.broken(document.xml())).isEmpty();
            assertThat(answers(Qrd.read(document.xml()))).isEqualTo(answers(response));
        }
    }

    @Test
    void aResponseNamesTheDocumentOfItsForm() {
        Questionnaire form = form("phq9");
        Node qrd = Xml.read(
                Qrd.of(answered(form, new Random(1)), form, people(), CONTEXT).xml());
        Node qfdd = Xml.read(Qfdd.of(form, WARD, CONTEXT).xml());

        List<String> named = qrd
                .all(
                        "component",
                        "structuredBody",
                        "component",
                        "section",
                        "entry",
                        "organizer",
                        "component",
                        "observation",
                        "reference",
                        "externalDocument",
                        "id")
                .stream()
                .map(id -> id.get("extension"))
                .distinct()
                .toList();
        assertThat(named).containsExactly(qfdd.one("id").orElseThrow().get("extension"));
    }

    @Test
    void aGuardianWhoAnsweredIsTheAuthor() {
        RelatedPerson mother = new RelatedPerson();
        mother.addIdentifier().setSystem("urn:oid:1.2.208.176.1.2").setValue("0201919996");
        mother.addName().setFamily("Lauridsen");
        mother.addRelationship(
                new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "GUARD", null)));

        assertThat(author(mother).one("code").map(code -> code.get("code"))).contains("GUARD");
    }

    @Test
    void staffWhoAnsweredForThePatientSpeakForTheirInstitution() {
        Practitioner nurse = new Practitioner();
        nurse.addName().setFamily("Andersen");

        assertThat(author(nurse).one("id").map(id -> id.get("extension"))).contains("1234567890123");
    }

    private static Node author(DomainResource respondent) {
        People people = new People(people().patient(), respondent, WARD);
        byte[] xml = Qrd.of(MappedForm.response(), MappedForm.form(), people, CONTEXT)
                .xml();
        assertThat(ProfileRules.QRD.broken(xml)).isEmpty();
        return Xml.read(xml).one("author", "assignedAuthor").orElseThrow();
    }

    @Test
    void whatHasNoPlaceIsListedWhereItStands() {
        Questionnaire form = MappedForm.form();
        form.getItem().get(1).setReadOnly(true).setMaxLength(3);
        form.addItem()
                .setLinkId("file")
                .setType(QuestionnaireItemType.ATTACHMENT)
                .setText("Et billede");

        Map<String, List<String>> losses = Qfdd.of(form, WARD, CONTEXT).losses();

        assertThat(losses.get("readOnly")).containsExactly("Questionnaire.item[1].readOnly");
        assertThat(losses.get("maxLength")).containsExactly("Questionnaire.item[1].maxLength");
        assertThat(losses.get("item")).containsExactly("Questionnaire.item[5]");
    }

    @Test
    void aDocumentWithADocumentTypeIsNotRead() {
        String bomb =
                "<!DOCTYPE a [<!ENTITY x \"y\">]><ClinicalDocument xmlns=\"urn:hl7-org:v3\">&x;</ClinicalDocument>";

        assertThatThrownBy(() -> Qfdd.read(bomb.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DOCTYPE");
    }

    private static QuestionnaireResponse answered(Questionnaire form, Random random) {
        QuestionnaireResponse response = new QuestionnaireResponse()
                .setQuestionnaire(form.getUrl() + "|" + form.getVersion())
                .setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setId("r" + random.nextInt(1000));
        response.getAuthoredElement().setValueAsString("2026-11-20T10:00:00+01:00");
        response.addExtension(Qrd.BEGAN, Times.read("20261120095500+0100"));
        while (response.getItem().isEmpty()) answered(form.getItem(), random).forEach(response::addItem);
        return response;
    }

    /** Four of five questions answered, what is a group with all that is in it. */
    private static List<QuestionnaireResponseItemComponent> answered(
            List<QuestionnaireItemComponent> items, Random random) {
        List<QuestionnaireResponseItemComponent> given = new ArrayList<>();
        for (QuestionnaireItemComponent item : items) {
            if (item.getType() == QuestionnaireItemType.DISPLAY || random.nextInt(5) == 0) continue;
            QuestionnaireResponseItemComponent answer =
                    new QuestionnaireResponseItemComponent().setLinkId(item.getLinkId());
            if (item.getType() == QuestionnaireItemType.GROUP) answer.setItem(answered(item.getItem(), random));
            else answer.addAnswer().setValue(value(item, random));
            given.add(answer);
        }
        return given;
    }

    private static Type value(QuestionnaireItemComponent item, Random random) {
        return switch (item.getType()) {
            case INTEGER -> new IntegerType(random.nextInt(11));
            case TEXT, STRING -> new StringType("Æ ø å <" + random.nextInt() + ">\n\"slut\" ");
            default -> {
                var options = item.getAnswerOption();
                Coding chosen = options.get(random.nextInt(options.size())).getValueCoding();
                yield new Coding(chosen.getSystem(), chosen.getCode(), chosen.getDisplay());
            }
        };
    }

    /** By linkId, as text. */
    private static List<String> answers(QuestionnaireResponse response) {
        return answers(response.getItem()).toList();
    }

    private static Stream<String> answers(List<QuestionnaireResponseItemComponent> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        item.getAnswer().stream().map(answer -> item.getLinkId() + "=" + text(answer.getValue())),
                        answers(item.getItem())));
    }

    private static String text(Type value) {
        return value instanceof Coding code ? code.getSystem() + "|" + code.getCode() : value.primitiveValue();
    }
}
