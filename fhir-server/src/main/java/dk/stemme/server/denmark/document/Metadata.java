package dk.stemme.server.denmark.document;

import dk.stemme.instruments.Canonicals;
import dk.stemme.server.denmark.Institution;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/**
 * The entry of a QRD in an XDS registry, as FHIR has it (IHE MHD; HL7 Denmark's dk-core-minimaldocumentreference): class
 * is category, uniqueId is masterIdentifier, service start and stop are the context's period. FHIR has no element for
 * the home community, so it is an extension.
 */
final class Metadata {
    private static final String HOME = Canonicals.extension("home-community");
    private static final String VERSION =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-DocumentReference.version";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    private Metadata() {}

    static DocumentReference of(NationalDocument document, QuestionnaireResponse response, People people) {
        DocumentReference metadata = new DocumentReference();
        metadata.addExtension(HOME, new UriType("urn:oid:1.2.208.176.8.1"));
        metadata.addExtension(VERSION, new StringType(Qrd.version(response)));
        metadata.setMasterIdentifier(
                new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + document.id()));
        metadata.setStatus(DocumentReferenceStatus.CURRENT);
        metadata.setType(concept("http://loinc.org", "74465-6", "Questionnaire Response Document"));
        metadata.addCategory(concept("urn:oid:1.2.208.184.100.9", "001", "Klinisk rapport"));
        metadata.setSubject(subject(response, people));
        metadata.setDate(response.getAuthored());
        metadata.addContained(organization(people.institution()));
        metadata.addAuthor(new Reference("#institution"));
        metadata.setCustodian(new Reference("#institution"));
        metadata.addSecurityLabel(concept(CONFIDENTIALITY, "N", "normal"));
        content(metadata.addContent(), document, response);
        metadata.getContext()
                .setPeriod(new Period()
                        .setStartElement(Qrd.began(response))
                        .setEndElement(response.getAuthoredElement().copy()));
        return metadata;
    }

    private static Reference subject(QuestionnaireResponse response, People people) {
        Optional<Identifier> number = People.number(people.patient().getIdentifier());
        Identifier person = new Identifier();
        number.ifPresent(each -> person.setSystem(each.getSystem()).setValue(each.getValue()));
        return new Reference(response.getSubject().getReference()).setIdentifier(person);
    }

    private static Organization organization(Institution institution) {
        Organization organization = new Organization();
        organization.setId("institution");
        organization
                .setName(institution.name())
                .addIdentifier(
                        new Identifier().setSystem("urn:oid:" + Header.SOR).setValue(institution.sor()));
        return organization;
    }

    private static void content(
            DocumentReferenceContentComponent content, NationalDocument document, QuestionnaireResponse response) {
        content.getAttachment()
                .setContentType("text/xml")
                .setLanguage(document.language())
                .setUrl("urn:uuid:" + document.id())
                .setSize(document.xml().length)
                .setHash(hash(document.xml()))
                .setTitle(document.title())
                .setCreationElement(response.getAuthoredElement().copy());
        content.setFormat(new Coding("urn:oid:1.2.208.184.100.10", "urn:ad:dk:medcom:qrd-v1.3:full", "DK QRD schema"));
    }

    /** SHA-1, as XDS and FHIR R4 want it. */
    private static byte[] hash(byte[] xml) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(xml);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }
}
