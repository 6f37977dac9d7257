package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every search parameter and every operation that is served has a definition: HL7's, or one of ours that can be read. */
class DefinitionsTest extends ServerTest {
    private static final String BASE = "https://stemme.example/fhir/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/";
    private static final String BULK = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    /** SDC 4.0.0, Bulk Data Access 2.0.0 Subscriptions R5 Backport 1.1.0 and SQL on FHIR 2.0, as published. */
    private static final Set<String> OF_GUIDES = Set.of(
            SDC + "SearchParameter/canonical-experimental",
            SDC + "SearchParameter/questionnaire-assemble-expectation",
            SDC + "SearchParameter/questionnaire-assembled-from",
            SDC + "SearchParameter/Questionnaire-combo-code",
            SDC + "SearchParameter/Questionnaire-questionnaire-code",
            SDC + "SearchParameter/StructureMap-source",
            SDC + "SearchParameter/StructureMap-target",
            SDC + "OperationDefinition/Questionnaire-assemble",
            SDC + "OperationDefinition/Questionnaire-next-question",
            SDC + "OperationDefinition/Questionnaire-populate",
            SDC + "OperationDefinition/Questionnaire-process-response",
            SDC + "OperationDefinition/QuestionnaireResponse-extract",
            "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-status",
            "http://sql-on-fhir.org/OperationDefinition/$viewdefinition-run",
            BULK + "export",
            BULK + "patient-export",
            BULK + "group-export");

    @Test
    void aSearchParameterIsThatOfR4OrNamesItsDefinition() throws IOException {
        Map<String, JsonNode> r4 = parametersOfR4();
        Set<String> ours = new HashSet<>();
        each("searchParam", (type, parameter) -> {
            String definition = parameter.path("definition").asText("");
            JsonNode standard = r4.get(type + "?" + parameter.path("name").asText());
            if (definition.isEmpty()) fits(type, parameter, standard);
            else assertThat(standard).as(definition).isNull();
            if (definition.startsWith(BASE)) {
                ours.add(definition);
                fits(type, parameter, read(definition));
            } else if (!definition.isEmpty()) assertThat(OF_GUIDES).contains(definition);
        });
        assertThat(defined("SearchParameter")).isEqualTo(ours);
    }

    @Test
    void everyOperationNamesADefinition() throws IOException {
        Set<String> r4 = operationsOfR4();
        Set<String> ours = new HashSet<>();
        each("operation", (type, operation) -> {
            String definition = operation.path("definition").asText();
            if (definition.startsWith(BASE)) {
                ours.add(definition);
                JsonNode read = read(definition);
                assertThat(read.path("code")).isEqualTo(operation.path("name"));
                assertThat(read.path("resource").path(0).asText()).isEqualTo(type);
            } else
                assertThat(r4.contains(definition) || OF_GUIDES.contains(definition))
                        .as(definition)
                        .isTrue();
        });
        assertThat(defined("OperationDefinition")).isEqualTo(ours);
    }

    private static void fits(String type, JsonNode parameter, JsonNode definition) {
        assertThat(definition).as(type + " " + parameter).isNotNull();
        assertThat(definition.path("code")).isEqualTo(parameter.path("name"));
        assertThat(definition.path("base").toString()).contains("\"" + (type.isEmpty() ? "Resource" : type) + "\"");
        if (!parameter.path("name").asText().equals("_profile")) // uri in R4, canonical since R5
        assertThat(definition.path("type")).as(type + " " + parameter).isEqualTo(parameter.path("type"));
    }

    /** Hands on what the CapabilityStatement lists for the server (under "") and for each type. */
    private void each(String list, BiConsumer<String, JsonNode> consumer) {
        JsonNode rest = Json.read(anybody().get("/metadata").asString()).at("/rest/0");
        rest.path(list).forEach(one -> consumer.accept("", one));
        rest.path("resource")
                .forEach(resource -> resource.path(list)
                        .forEach(one -> consumer.accept(resource.path("type").asText(), one)));
    }

    private JsonNode read(String definition) {
        return Json.read(ehr().get("/" + definition.substring(BASE.length()))
                .then()
                .statusCode(200)
                .body("url", equalTo(definition))
                .extract()
                .asString());
    }

    private Set<String> defined(String type) {
        JsonNode found =
                Json.read(ehr().queryParam("_count", 1000).get("/" + type).asString());
        return found.path("entry").findValues("resource").stream()
                .map(resource -> resource.path("url").asText())
                .collect(Collectors.toSet());
    }

    /** By type and name, those of all types by their name. */
    private static Map<String, JsonNode> parametersOfR4() throws IOException {
        Map<String, JsonNode> known = new HashMap<>();
        for (JsonNode entry : Json.read(r4("sp/search-parameters.json")).path("entry")) {
            JsonNode parameter = entry.path("resource");
            for (JsonNode base : parameter.path("base"))
                known.put(
                        (base.asText().equals("Resource") ? "" : base.asText())
                                + "?"
                                + parameter.path("code").asText(),
                        parameter);
        }
        return known;
    }

    private static Set<String> operationsOfR4() throws IOException {
        return Pattern.compile("<url value=\"(http://hl7.org/fhir/OperationDefinition/[^\"]+)\"")
                .matcher(r4("profile/profiles-resources.xml"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static String r4(String file) throws IOException {
        try (var in = DefinitionsTest.class.getResourceAsStream("/org/hl7/fhir/r4/model/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
