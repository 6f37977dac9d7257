package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** FHIRPath over any resource. */
class PathTest {
    private static final Patient PATIENT = new Patient();

    static {
        PATIENT.setId("Patient/p1");
        PATIENT.addName().setFamily("Hansen");
    }

    private static List<String> found(String path, Base resource) {
        return Path.of(path).find(resource).stream().map(Base::primitiveValue).toList();
    }

    @Test
    void it_finds_the_very_elements() {
        assertThat(Path.of("Patient.name").find(PATIENT)).singleElement().isSameAs(PATIENT.getNameFirstRep());
    }

    @Test
    void names_mean_what_they_are_given() {
        Path path = Path.of("name.where(family = %who).exists()");
        assertThat(path.names()).containsExactly("who");
        List<Base> found = path.find(PATIENT, PATIENT, Map.of("who", List.of(new StringType("Hansen"))));
        assertThat(found.get(0).primitiveValue()).isEqualTo("true");
        assertThatThrownBy(() -> path.find(PATIENT))
                .isInstanceOf(Path.Unusable.class)
                .hasMessageContaining("%who");
    }

    @Test
    void keys_join_references_to_resources() {
        Observation observation = new Observation();
        observation.setSubject(new Reference("https://here.example/fhir/Patient/p1/_history/2"));
        assertThat(found("getResourceKey()", PATIENT)).containsExactly("Patient/p1");
        assertThat(found("subject.getReferenceKey()", observation)).containsExactly("Patient/p1");
        assertThat(found("subject.getReferenceKey(Patient)", observation)).containsExactly("Patient/p1");
        assertThat(found("subject.getReferenceKey(Group)", observation)).isEmpty();
    }

    @Test
    void what_cannot_be_read_says_why() {
        assertThatThrownBy(() -> Path.of("name..x(")).isInstanceOf(Path.Unusable.class);
        assertThatThrownBy(() -> Path.of("resolve()")).isInstanceOf(Path.Unusable.class);
    }
}
