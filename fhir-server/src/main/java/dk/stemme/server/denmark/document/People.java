package dk.stemme.server.denmark.document;

import dk.stemme.server.denmark.Cpr;
import dk.stemme.server.denmark.Institution;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/**
 * Who a response is about, who gave it, and in whose care (QRD-DK 1.3.2, sections 2.2.1 and 2.2.2).
 *
 * @param respondent RelatedPerson or Practitioner; the patient, or null, when the patient answered
 */
public record People(Patient patient, @Nullable DomainResource respondent, Institution institution) {
    private static final String PREFIX = "urn:oid:";
    private static final String REPLACEMENT = "urn:oid:1.2.208.176.1.6.1.";

    /** The person's number: CPR, else a replacement number. */
    public static Optional<Identifier> number(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> Cpr.SYSTEM.equals(identifier.getSystem()))
                .findFirst()
                .or(() -> identifiers.stream()
                        .filter(identifier ->
                                String.valueOf(identifier.getSystem()).startsWith(REPLACEMENT))
                        .findFirst());
    }

    void write(Node document, String time) {
        Node role = document.add("recordTarget").add("patientRole", "classCode", "PAT");
        number(role, number(patient.getIdentifier()).orElseThrow());
        address(role, patient.getAddress());
        telecoms(role, patient.getTelecom());
        Node person = role.add("patient");
        name(person, patient.getName());
        person.add("administrativeGenderCode", "code", gender(), "codeSystem", "2.16.840.1.113883.5.1");
        String born = patient.hasBirthDate()
                ? patient.getBirthDateElement().getValueAsString().replace("-", "")
                : "";
        boolean known = born.length() == 8;
        person.add("birthTime", "value", known ? born + "000000+0000" : null, "nullFlavor", known ? null : "NI");
        author(document.add("author"), time);
    }

    private String gender() {
        if (patient.getGender() == AdministrativeGender.MALE) return "M";
        return patient.getGender() == AdministrativeGender.FEMALE ? "F" : "UN";
    }

    private void author(Node author, String time) {
        author.add("time", "value", time);
        Node assigned = author.add("assignedAuthor", "classCode", "ASSIGNED");
        if (respondent instanceof RelatedPerson relative) {
            Optional<Identifier> number = number(relative.getIdentifier());
            if (number.isPresent()) number(assigned, number.get());
            else institution(assigned);
            role(assigned, relation(relative));
            person(assigned, relative.getAddress(), relative.getTelecom(), relative.getName());
        } else if (respondent instanceof Practitioner staff) {
            institution(assigned);
            person(assigned, staff.getAddress(), staff.getTelecom(), staff.getName());
        } else {
            number(assigned, number(patient.getIdentifier()).orElseThrow());
            role(assigned, new Coding(null, "SELF", "self"));
            person(assigned, patient.getAddress(), patient.getTelecom(), patient.getName());
        }
        Header.organization(assigned.add("representedOrganization"), institution);
    }

    /** GUARD has labels of its own (CONF-DK:38); of other relations the code is told as it is. */
    private static Coding relation(RelatedPerson relative) {
        Coding said = relative.getRelationship().stream()
                .flatMap(relationship -> relationship.getCoding().stream())
                .filter(coding -> Oid.ROLE_CODE.equals(Oid.of(String.valueOf(coding.getSystem()))))
                .findFirst()
                .orElseGet(() -> new Coding(null, "FAMMEMB", "family member"));
        return "GUARD".equals(said.getCode()) ? new Coding(null, "GUARD", "guardian") : said;
    }

    private static void role(Node assigned, Coding role) {
        assigned.add(
                "code",
                "code",
                role.getCode(),
                "codeSystem",
                Oid.ROLE_CODE,
                "codeSystemName",
                "HL7 Role code",
                "displayName",
                role.getDisplay());
    }

    private void institution(Node assigned) {
        assigned.add("id", "root", Header.SOR, "extension", institution.sor(), "assigningAuthorityName", "SOR");
    }

    private static void person(
            Node assigned, List<Address> addresses, List<ContactPoint> telecoms, List<HumanName> names) {
        address(assigned, addresses);
        telecoms(assigned, telecoms);
        name(assigned.add("assignedPerson"), names);
    }

    private static void number(Node parent, Identifier number) {
        boolean cpr = Cpr.SYSTEM.equals(number.getSystem());
        parent.add(
                "id",
                "root",
                number.getSystem().substring(PREFIX.length()),
                "extension",
                number.getValue(),
                "assigningAuthorityName",
                cpr ? "CPR" : "eCPR");
    }

    private static void address(Node parent, List<Address> addresses) {
        Node written = parent.add("addr", "use", "H", "nullFlavor", addresses.isEmpty() ? "NI" : null);
        addresses.stream().limit(1).forEach(address -> {
            address.getLine().forEach(line -> Header.line(written, "streetAddressLine", line.getValue()));
            Header.line(written, "postalCode", address.getPostalCode());
            Header.line(written, "city", address.getCity());
            Header.line(written, "country", address.getCountry());
        });
    }

    private static void telecoms(Node parent, List<ContactPoint> telecoms) {
        List<String> urls =
                telecoms.stream().map(People::url).filter(url -> !url.isEmpty()).toList();
        if (urls.isEmpty()) parent.add("telecom", "nullFlavor", "NI");
        urls.forEach(url -> parent.add("telecom", "value", url));
    }

    private static String url(ContactPoint point) {
        if (point.getSystem() == ContactPointSystem.EMAIL) return "mailto:" + point.getValue();
        return point.getSystem() == ContactPointSystem.PHONE || point.getSystem() == ContactPointSystem.SMS
                ? "tel:" + point.getValue().replace(" ", "")
                : "";
    }

    private static void name(Node parent, List<HumanName> names) {
        HumanName name = names.stream()
                .filter(each -> each.getUse() == HumanName.NameUse.OFFICIAL)
                .findFirst()
                .orElseGet(() -> names.isEmpty() ? new HumanName() : names.get(0));
        Node written = parent.add("name", "nullFlavor", name.isEmpty() ? "NI" : null);
        name.getPrefix().forEach(prefix -> Header.line(written, "prefix", prefix.getValue()));
        name.getGiven().forEach(given -> Header.line(written, "given", given.getValue()));
        Header.line(written, "family", name.getFamily());
        if (!name.hasGiven() && !name.hasFamily()) written.text(name.getText());
    }
}
