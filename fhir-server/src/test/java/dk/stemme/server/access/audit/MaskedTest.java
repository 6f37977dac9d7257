package dk.stemme.server.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0201609995",
                "020160-9995",
                "020160 9995",
                "urn:oid:1.2.208.176.1.2|0201609995",
                "0201601AB2",
                "020160-1AB2",
                "x0201609995"
            })
    void noPersonNumberIsLeft(String text) {
        assertThat(Masked.text(text))
                .contains("**********")
                .doesNotContain("9995")
                .doesNotContain("1AB2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/nancy-ann-berggren",
                "2026-11-21T20:40:39.384Z",
                "urn:oid:1.2.208.176.1.2",
                "01a1ffd6-f259-7ff7-aae7-36bbcb3fe585",
                "somebody-12345678-1234-4123-8456-789012345678"
            })
    void otherThingsStay(String text) {
        assertThat(Masked.text(text)).isEqualTo(text);
    }

    @Test
    void whatDescribesAPersonIsLeftOut() {
        String line = Masked.line(
                "GET Patient",
                Map.of(
                        "name:exact", new String[] {"Hansen"},
                        "birthdate", new String[] {"1960-01-02"},
                        "general-practitioner", new String[] {"Organization/1"},
                        "_count", new String[] {"10"}));
        assertThat(line)
                .isEqualTo("GET Patient?_count=10&birthdate=*&general-practitioner=Organization/1&name:exact=*");
    }

    @Test
    void alsoBehindAChain() {
        String line = Masked.line("GET Task", Map.of("patient.family", new String[] {"Hansen"}));
        assertThat(line).isEqualTo("GET Task?patient.family=*");
    }
}
