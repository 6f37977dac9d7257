package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import dk.stemme.server.store.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The setting that decides about person numbers in URLs. */
class PersonNumbersInUrlsTest {
    private static final Map<String, List<String>> QUERY =
            Map.of("patient.identifier", List.of("urn:oid:1.2.208.176.1.2|0104909989"));

    @Test
    void aUrlIsWarnedAboutOrRefused() {
        assertThat(decided(PersonNumbersInUrls.Then.WARN, RequestTypeEnum.GET)).hasSize(1);
        assertThatThrownBy(() -> decided(PersonNumbersInUrls.Then.REFUSE, RequestTypeEnum.GET))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("_search");
    }

    @Test
    void aBodyMayHoldThem() {
        assertThat(decided(PersonNumbersInUrls.Then.REFUSE, RequestTypeEnum.POST))
                .isEmpty();
    }

    private static List<String> decided(PersonNumbersInUrls.Then then, RequestTypeEnum method) {
        ServletRequestDetails request = new ServletRequestDetails();
        request.setRequestType(method);
        return new PersonNumbersInUrls(then).warnings(request, QUERY);
    }
}
