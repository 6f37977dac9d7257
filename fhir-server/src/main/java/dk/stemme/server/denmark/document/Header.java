package dk.stemme.server.denmark.document;

import dk.stemme.instruments.Canonicals;
import dk.stemme.server.denmark.Institution;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/** What the headers of both documents have in common (CDA R2; Danish CDA header). */
final class Header {
    static final String SOR = "1.2.208.176.1.1";

    private final Node document;

    Header(Node document) {
        this.document = document;
    }

    /** Everything down to the code. */
    void begin(String template, String root, String id, Institution responsible) {
        document.add("realmCode", "code", "DK");
        document.add("typeId", "root", "2.16.840.1.113883.1.3", "extension", "POCD_HD000040");
        document.template(template).template(template + ".1.1");
        document.add("id", "root", root, "extension", id, "assigningAuthorityName", responsible.name());
    }

    /** What a document of this form is called. */
    static String title(Questionnaire form) {
        return form.hasTitle() ? form.getTitle() : form.getUrl();
    }

    void code(String code, String display, String title) {
        document.add("code", "code", code, "codeSystem", Oid.LOINC, "codeSystemName", "LOINC", "displayName", display);
        document.add("title").text(title);
    }

    void time(@Nullable String time) {
        time(document, "effectiveTime", time);
    }

    static void time(Node parent, String element, @Nullable String time) {
        parent.add(element, "value", time, "nullFlavor", time == null ? "NI" : null);
    }

    void language(@Nullable String language) {
        document.add("confidentialityCode", "code", "N", "codeSystem", "2.16.840.1.113883.5.25");
        document.add("languageCode", "code", language == null || language.equals("da") ? "da-DK" : language);
    }

    void set(String root, String extension, String version) {
        document.add("setId", "root", root, "extension", extension);
        document.add("versionNumber", "value", version);
    }

    void custodian(Institution institution) {
        Node organization = document.add("custodian").add("assignedCustodian").add("representedCustodianOrganization");
        organization(organization, institution);
    }

    static void organization(Node organization, Institution institution) {
        boolean known = institution.sor() != null;
        organization.add(
                "id",
                "root",
                known ? SOR : null,
                "extension",
                institution.sor(),
                "assigningAuthorityName",
                known ? "SOR" : null,
                "nullFlavor",
                known ? null : "NI");
        organization.add("name").text(institution.name());
        telecom(organization, institution);
        address(organization, institution);
    }

    static void telecom(Node parent, Institution institution) {
        String number = institution.telephone();
        parent.add(
                "telecom",
                "use",
                "WP",
                "value",
                number == null ? null : "tel:" + number,
                "nullFlavor",
                number == null ? "NI" : null);
    }

    static void address(Node parent, Institution institution) {
        boolean known = institution.street() != null || institution.city() != null;
        Node address = parent.add("addr", "use", "WP", "nullFlavor", known ? null : "NI");
        line(address, "streetAddressLine", institution.street());
        line(address, "postalCode", institution.postalCode());
        line(address, "city", institution.city());
    }

    static void line(Node parent, String element, @Nullable String text) {
        if (text != null) parent.add(element).text(text);
    }

    /** Under which an institution's documents are numbered. */
    static String root(Institution institution) {
        return institution.oid() != null ? institution.oid() : Oid.of(Canonicals.BASE);
    }
}
