package dk.stemme.server.denmark.document;

import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A document that is ready to be sent.
 *
 * @param id UUID of version 4
 * @param language of its texts, as in FHIR
 * @param title in that language
 * @param xml UTF-8
 * @param losses what of the FHIR resource it does not say: FHIRPath of each place, by element
 */
public record NationalDocument(String id, String language, String title, byte[] xml, Map<String, List<String>> losses) {
    private static final int SHOWN = 5;

    /** Warnings of what could not be mapped, information on what is unsure; in Danish or English. */
    public List<Issue> issues(Locale locale) {
        boolean danish = locale.getLanguage().equals("da");
        List<Issue> issues = new ArrayList<>();
        losses.forEach((element, places) -> issues.add(new Issue(
                IssueSeverity.WARNING, IssueType.NOTSUPPORTED, places.get(0), lost(element, places, danish))));
        Node document = Xml.read(xml);
        Arrays.stream(Unsure.values())
                .filter(unsure -> unsure.isIn(document))
                .forEach(unsure -> issues.add(
                        new Issue(IssueSeverity.INFORMATION, IssueType.INFORMATIONAL, "", unsure.text(danish))));
        return issues;
    }

    /** What an operation answers: the document, its metadata where there are some, and what is to be said of it. */
    public Parameters parameters(@Nullable DocumentReference metadata, Locale locale) {
        Parameters parameters = new Parameters();
        Binary binary = new Binary().setContentType("application/xml").setData(xml);
        binary.setId(id);
        parameters.addParameter().setName("document").setResource(binary);
        if (metadata != null) parameters.addParameter().setName("metadata").setResource(metadata);
        List<Issue> issues = issues(locale);
        if (!issues.isEmpty()) parameters.addParameter().setName("outcome").setResource(Refusal.outcome(issues));
        return parameters;
    }

    private static String lost(String element, List<String> places, boolean danish) {
        String shown = String.join(", ", places.subList(0, Math.min(SHOWN, places.size())));
        int more = places.size() - SHOWN;
        String rest = more <= 0 ? "" : (danish ? " og " + more + " steder til" : " and " + more + " more places");
        return danish
                ? "Dokumentet har ikke plads til %s: %s%s.".formatted(element, shown, rest)
                : "The document has no place for %s: %s%s.".formatted(element, shown, rest);
    }
}
