package dk.stemme.server.exchange.document;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.denmark.Institution;
import dk.stemme.server.denmark.document.People;
import dk.stemme.server.denmark.document.Qrd;
import dk.stemme.server.quality.CountingUnit;
import dk.stemme.server.questionnaire.FormDocuments;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.springframework.stereotype.Component;

/** Makes responses into national documents, with the caller's rights to those who are in them. */
@Component
public class ResponseDocuments {
    private static final String SOR = "urn:oid:1.2.208.176.1.1";
    private static final Set<QuestionnaireResponseStatus> FINAL =
            EnumSet.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    private final FormDocuments forms;
    private final CountingUnit units;
    private final Institution installation;
    private final Store store;
    private final FhirContext context;

    ResponseDocuments(
            FormDocuments forms, CountingUnit units, Institution installation, Store store, FhirContext context) {
        this.forms = forms;
        this.units = units;
        this.installation = installation;
        this.store = store;
        this.context = context;
    }

    public ResponseDocument of(Stored stored) {
        return of(context.newJsonParser().parseResource(QuestionnaireResponse.class, Json.withNulls(stored.text())));
    }

    /** @throws Refusal 422 for a response that lacks what a document must say */
    public ResponseDocument of(QuestionnaireResponse response) {
        check(FINAL.contains(response.getStatus()), "status", "Only a completed or amended response is a document.");
        check(response.hasAuthored(), "authored", "A document must say when it was answered.");
        check(response.hasItem(), "item", "Nothing was answered, so there is no document.");
        Questionnaire form = forms.answered(response.getQuestionnaire());
        List<Stored> shown = new ArrayList<>();
        People people = people(response, shown);
        var document = Qrd.of(response, form, people, context);
        return new ResponseDocument(document, Qrd.metadata(document, response, people), shown);
    }

    private People people(QuestionnaireResponse response, List<Stored> shown) {
        String subject = String.valueOf(response.getSubject().getReference());
        check(subject.startsWith("Patient/"), "subject", "The response must say which Patient it is about.");
        Patient patient = (Patient) person(subject, shown);
        check(
                People.number(patient.getIdentifier()).isPresent(),
                "subject",
                "The patient has no CPR number, by which a document is shared.");
        String source =
                response.getSource().hasReference() ? response.getSource().getReference() : subject;
        boolean other = source.startsWith("RelatedPerson/") || source.startsWith("Practitioner/");
        check(
                other || source.equals(subject),
                "source",
                "The author of a document is the patient, a RelatedPerson or a Practitioner.");
        Institution institution = institution(response);
        check(
                institution.sor() != null,
                "",
                "No SOR number is known for who is responsible: give the unit one, or set stemme.institution.sor.");
        return new People(patient, other ? person(source, shown) : null, institution);
    }

    private DomainResource person(String reference, List<Stored> shown) {
        String[] parts = reference.split("/");
        Stored stored = store.read(parts[0], parts[1]);
        shown.add(stored);
        return (DomainResource) context.newJsonParser().parseResource(Json.withNulls(stored.text()));
    }

    /** The unit that the response counts for, else the installation. */
    private Institution institution(QuestionnaireResponse response) {
        return Optional.ofNullable(response.getIdElement().getIdPart())
                .flatMap(units::ofResponse)
                .flatMap(unit -> store.find("Location", unit))
                .flatMap(this::institution)
                .orElse(installation);
    }

    private Optional<Institution> institution(Stored location) {
        JsonNode unit = location.json();
        String manager = unit.path("managingOrganization").path("reference").asText();
        Stream<JsonNode> numbered = manager.startsWith("Organization/")
                ? Stream.concat(
                        Stream.of(unit),
                        store.find("Organization", manager.substring("Organization/".length())).stream()
                                .map(Stored::json))
                : Stream.of(unit);
        return numbered.flatMap(each -> sor(each).stream())
                .findFirst()
                .map(sor -> installation.unit(sor, unit.path("name").asText(installation.name())));
    }

    private static Optional<String> sor(JsonNode unit) {
        for (JsonNode identifier : unit.path("identifier"))
            if (identifier.path("system").asText().equals(SOR))
                return Optional.of(identifier.path("value").asText());
        return Optional.empty();
    }

    private static void check(boolean holds, String element, String text) {
        if (holds) return;
        String place = element.isEmpty() ? "" : "QuestionnaireResponse." + element;
        throw Refusal.of(422, IssueType.BUSINESSRULE, place, text);
    }
}
