package dk.stemme.server.fhir;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.denmark.PersonNumbers;
import dk.stemme.server.store.Refusal;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A person number in the URL of a search: URLs end in the logs of others. It is served with a warning, or with
 * {@code stemme.person-numbers-in-urls=refuse} not at all.
 */
@Component
class PersonNumbersInUrls {
    private static final String TEXT =
            "A person number stands in the URL, which others may log. Send the search as POST"
                    + " [type]/_search instead. / Et personnummer står i adressen, som andre kan logge. Send søgningen som POST"
                    + " [type]/_search i stedet.";

    /** What becomes of such a search. */
    enum Then {
        WARN,
        REFUSE
    }

    private final Then then;

    PersonNumbersInUrls(@Value("${stemme.person-numbers-in-urls:warn}") Then then) {
        this.then = then;
    }

    /** @throws Refusal 400 where such a search is to be refused */
    List<String> warnings(RequestDetails request, Map<String, List<String>> query) {
        if (request.getRequestType() != RequestTypeEnum.GET || !holdsNumber(query)) return List.of();
        if (then == Then.REFUSE) throw Refusal.of(400, IssueType.SECURITY, "", TEXT);
        return List.of(TEXT);
    }

    private static boolean holdsNumber(Map<String, List<String>> query) {
        return query.entrySet().stream()
                .filter(parameter -> parameter.getKey().contains("identifier"))
                .flatMap(parameter -> parameter.getValue().stream())
                .anyMatch(PersonNumbers::isIn);
    }
}
