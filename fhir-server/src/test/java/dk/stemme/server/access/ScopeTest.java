package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openid",
                "system/*",
                "system/*.",
                "system/*.sr",
                "system/*.read",
                "system/Observation.rs?category=survey",
                "system/observation.rs",
                "user/*.cruds",
                "patient/*.rs",
                "system/*.cruds2"
            })
    void whatIsNoSystemScopeOfVersion2GrantsNothing(String text) {
        assertThat(Scope.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "system/*.cruds, Patient, d, true",
        "system/*.rs, Patient, s, true",
        "system/*.rs, Patient, c, false",
        "system/Observation.c, Observation, c, true",
        "system/Observation.c, Patient, c, false"
    })
    void aScopeCoversItsTypesAndLetters(String text, String type, char letter, boolean covered) {
        assertThat(Scope.of(text).orElseThrow().covers(type, letter)).isEqualTo(covered);
    }

    @Test
    void aScopeCoversItsParts() {
        Scope all = Scope.of("system/*.cruds").orElseThrow();
        Scope some = Scope.of("system/Observation.rs").orElseThrow();
        assertThat(all.covers(some)).isTrue();
        assertThat(some.covers(all)).isFalse();
    }
}
