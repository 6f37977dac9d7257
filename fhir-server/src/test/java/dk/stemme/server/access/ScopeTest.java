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
                "system/observation.rs",
                "system/*.cruds2",
                "patient/Observation.rs?unknown=1",
                "patient/Observation.rs?category:text=survey",
                "patient/Observation.rs?date=ge2026-01-01",
                "patient/Observation.rs?subject.name=Ane",
                "patient/Observation.rs?_has:Observation:derived-from:code=1",
                "patient/Patient.rs?name=Ane",
                "patient/Observation.rs?category=survey&value-quantity=gt5",
                "patient/Observation.rs?category="
            })
    void whatIsNoScopeOfVersion2OrHasAnUnknownFilterGrantsNothing(String text) {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Observation.rs?category=survey",
                "user/QuestionnaireResponse.crus?status:not=entered-in-error",
                "system/*.rs?status=active",
                "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|survey&status=final"
            })
    void aFilterOfKeysIsUnderstood(String text) {
        assertThat(Scope.of(text).orElseThrow()).hasToString(text);
    }

    @Test
    void aScopeCoversItsParts() {
        Scope all = Scope.of("system/*.cruds").orElseThrow();
        Scope some = Scope.of("system/Observation.rs").orElseThrow();
        assertThat(all.covers(some)).isTrue();
        assertThat(some.covers(all)).isFalse();
    }
}
