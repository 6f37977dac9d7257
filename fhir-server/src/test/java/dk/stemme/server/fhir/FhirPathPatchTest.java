package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of HL7's test suite (FHIR/fhir-test-cases, r4/patch/fhir-path-tests.xml), and what R4 says besides. */
class FhirPathPatchTest {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    static Stream<JsonNode> cases() throws IOException {
        try (var golden = Objects.requireNonNull(FhirPathPatchTest.class.getResourceAsStream("/fhirpath-patch.json"))) {
            JsonNode all = Json.read(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
            return StreamSupport.stream(all.path("cases").spliterator(), false);
        }
    }

    private static JsonNode patched(JsonNode patient, JsonNode operations) {
        Patient resource = CONTEXT.newJsonParser().parseResource(Patient.class, patient.toString());
        var parameters = Json.object().put("resourceType", "Parameters");
        var list = parameters.putArray("parameter");
        operations.forEach(parts -> list.addObject().put("name", "operation").set("part", parts));
        Parameters patch = CONTEXT.newJsonParser().parseResource(Parameters.class, parameters.toString());
        FhirPathPatch.of(patch).forEach(operation -> operation.apply(resource));
        return Json.read(CONTEXT.newJsonParser().encodeResourceToString(resource));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void patches(JsonNode golden) {
        if (golden.has("output"))
            assertThat(patched(golden.path("input"), golden.path("operations")))
                    .as(golden.path("name").asText())
                    .isEqualTo(golden.path("output"));
        else
            assertThatThrownBy(() -> patched(golden.path("input"), golden.path("operations")))
                    .as(golden.path("name").asText())
                    .isInstanceOf(Refusal.class);
    }

    /** A patient with two identifiers and a gender; which part of the operation is at fault. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
                {"name":"path","valueString":"Patient"}                                                                   | type
                {"name":"type","valueCode":"turn"},{"name":"path","valueString":"Patient"}                                | type
                {"name":"type","valueCode":"delete"}                                                                      | path
                {"name":"type","valueCode":"delete"},{"name":"path","valueString":"Patient.identifier"}                   | path
                {"name":"type","valueCode":"delete"},{"name":"path","valueString":"Patient..x("}                          | path
                {"name":"type","valueCode":"delete"},{"name":"path","valueString":"Patient"}                              | path
                {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Patient.birthDate"}                   | path
                {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Patient.gender"}                      | value
                {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Patient.gender"},{"name":"value","valueCode":"blue"} | value
                {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Patient.gender"},{"name":"value","valuePeriod":{"start":"2026"}} | value
                {"name":"type","valueCode":"add"},{"name":"path","valueString":"Patient"},{"name":"name","valueString":"colour"},{"name":"value","valueCode":"x"} | name
                {"name":"type","valueCode":"add"},{"name":"path","valueString":"Patient"},{"name":"name","valueString":"gender"},{"name":"value","valueCode":"male"} | name
                {"name":"type","valueCode":"insert"},{"name":"path","valueString":"Patient.identifier"},{"name":"index","valueInteger":3},{"name":"value","valueIdentifier":{"value":"3"}} | index
                {"name":"type","valueCode":"insert"},{"name":"path","valueString":"Patient.gender"},{"name":"index","valueInteger":0},{"name":"value","valueCode":"male"} | path
                {"name":"type","valueCode":"move"},{"name":"path","valueString":"Patient.identifier"},{"name":"source","valueInteger":0},{"name":"destination","valueInteger":2} | destination
                """)
    void refusesWhatDoesNotFitAndSaysWhichPart(String parts, String fault) {
        JsonNode patient = Json.read("""
                {"resourceType":"Patient","gender":"male","identifier":[{"value":"1"},{"value":"2"}]}""");
        JsonNode operations = Json.read("{\"o\":[[" + parts + "]]}").path("o");
        assertThatThrownBy(() -> patched(patient, operations)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            var outcome = (OperationOutcome) refusal.getOperationOutcome();
            assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                    .isEqualTo("Parameters.parameter[0].part.where(name = '" + fault + "')");
        });
    }
}
