package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberGuardTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\":1e999999999}|true",
                "{\"a\":1.5E-1000}|true",
                "{\"a\":1e+12}|false",
                "{\"a\":\"1e999999999\"}|false",
                "{\"a\":\"\\\"1e999999999\"}|false",
                "{\"a\":0.5}|false"
            })
    void seesHugeExponentsOutsideStrings(String json, boolean huge) {
        assertThat(NumberGuard.hasHugeExponent(json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(huge);
    }
}
