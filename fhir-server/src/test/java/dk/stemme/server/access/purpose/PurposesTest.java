package dk.stemme.server.access.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.stemme.server.access.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurposesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void everyPurposeHasItsTerms(Purpose purpose) {
        Terms terms = TestPurposes.BUILT_IN.of(purpose);
        assertThat(terms.basis()).isNotEmpty();
        assertThat(terms.rule()).isNotEmpty();
        assertThat(terms.objection()).isNotEmpty();
    }

    @Test
    void aPatientRecordIsKeptForTenYears() {
        assertThat(TestPurposes.BUILT_IN.of(Purpose.TREATMENT).keep()).isEqualTo(Period.ofYears(10));
    }

    @Test
    void anInstallationMayHaveItsOwnTable() throws IOException {
        String table = builtIn().replace("10 years", "15 years");
        assertThat(from(table).of(Purpose.TREATMENT).keep()).isEqualTo(Period.ofYears(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TREAT  treatment", "10 years", "  basis", "HRESCH  research"})
    void aTableThatLacksSomethingIsRefused(String part) throws IOException {
        String table = builtIn().replaceFirst(part, "");
        assertThatThrownBy(() -> from(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The table of purposes cannot be used");
    }

    private static String builtIn() throws IOException {
        try (var in = PurposesTest.class.getResourceAsStream("purposes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\n", "");
        }
    }

    private Purposes from(String table) throws IOException {
        return new Purposes(
                Files.writeString(folder.resolve("purposes.txt"), table).toString());
    }
}
