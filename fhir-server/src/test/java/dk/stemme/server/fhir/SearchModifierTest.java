package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modifiers and prefixes of R4 search (3.1.1.4). */
class SearchModifierTest extends SearchingTest {

    private String observation(String code, String more) {
        return create("{'resourceType':'Observation','status':'final','code':{'text':'Body weight measured','coding':["
                + "{'system':'urn:s','code':'" + code + "','display':'Weight of body'}]}" + more + "}");
    }

    @Test
    void aStringStartsWithContainsOrIsExactlyTheValue() {
        String word = word();
        String id = patient("Ærø" + word);
        assertThat(found("Patient", "family", "ÆRØ" + word.substring(0, 9))).containsExactly(id);
        assertThat(found("Patient", "family", word)).isEmpty();
        assertThat(found("Patient", "family:contains", word)).containsExactly(id);
        assertThat(found("Patient", "family:exact", "Ærø" + word)).containsExactly(id);
        assertThat(found("Patient", "family:exact", "ærø" + word)).isEmpty();
    }

    @Test
    void whatIsMissingCanBeAskedFor() {
        String word = word();
        String without = patient(word);
        String with = create("{'resourceType':'Patient','gender':'male','name':[{'family':'" + word + "'}]}");
        assertThat(found("Patient", "family", word, "gender:missing", "true")).containsExactly(without);
        assertThat(found("Patient", "family", word, "gender:missing", "false")).containsExactly(with);
    }

    @Test
    void notFindsAlsoWhatHasNoValue() {
        String word = word();
        String without = patient(word);
        create("{'resourceType':'Patient','gender':'male','name':[{'family':'" + word + "'}]}");
        assertThat(found("Patient", "family", word, "gender:not", "male")).containsExactly(without);
    }

    @Test
    void aTokenIsFoundBySystemAndCodeByEitherAndByItsWords() {
        String code = word();
        String id = observation(code, "");
        assertThat(found("Observation", "code", "urn:s|" + code)).containsExactly(id);
        assertThat(found("Observation", "code", code)).containsExactly(id);
        assertThat(found("Observation", "code", "|" + code)).isEmpty();
        assertThat(found("Observation", "_id", id, "code", "urn:s|")).containsExactly(id);
        assertThat(found("Observation", "_id", id, "code", "urn:other|")).isEmpty();
        assertThat(found("Observation", "_id", id, "code:text", "weight OF")).containsExactly(id);
        assertThat(found("Observation", "_id", id, "code:text", "height")).isEmpty();
    }

    @Test
    void aTokenIsInAValueSetOrUnderACode() {
        String system = "https://example.org/" + word();
        create("{'resourceType':'CodeSystem','status':'active','content':'complete','url':'" + system
                + "','concept':[{'code':'animal','concept':[{'code':'dog'}]},{'code':'plant'}]}");
        String set = system + "/set";
        create("{'resourceType':'ValueSet','status':'active','url':'" + set + "','compose':{'include':[{'system':'"
                + system + "','concept':[{'code':'dog'}]}]}}");
        String dog = observation("x", ",'method':{'coding':[{'system':'" + system + "','code':'dog'}]}");
        assertThat(found("Observation", "method:in", set)).containsExactly(dog);
        assertThat(found("Observation", "method:not-in", set, "_id", dog)).isEmpty();
        assertThat(found("Observation", "method:below", system + "|animal")).containsExactly(dog);
        assertThat(found("Observation", "method:below", system + "|plant")).isEmpty();
        assertThat(found("Observation", "method:above", system + "|dog")).containsExactly(dog);
        ask("Observation", "method:in", "urn:nowhere").statusCode(400).body("issue[0].code", equalTo("not-found"));
    }

    @Test
    void anIdentifierIsFoundByItsType() {
        String value = word();
        String id =
                create("{'resourceType':'Patient','identifier':[{'type':{'coding':[{'system':'urn:t','code':'MR'}]},"
                        + "'system':'urn:hospital','value':'" + value + "'}]}");
        assertThat(found("Patient", "identifier:of-type", "urn:t|MR|" + value)).containsExactly(id);
        assertThat(found("Patient", "identifier:of-type", "urn:t|PI|" + value)).isEmpty();
    }

    @Test
    void aReferenceIsFoundByTypeIdOrAddressAndByTheIdentifierInIt() {
        String patient = patient(word());
        String id = observation(
                word(),
                ",'subject':{'reference':'Patient/" + patient + "','identifier':{'system':'urn:i','value':'" + patient
                        + "'}}");
        for (String value : List.of("Patient/" + patient, patient, "http://example.org/fhir/Patient/" + patient))
            assertThat(found("Observation", "subject", value)).as(value).containsExactly(id);
        assertThat(found("Observation", "subject:Patient", patient)).containsExactly(id);
        assertThat(found("Observation", "patient", patient)).containsExactly(id);
        assertThat(found("Observation", "patient", "Patient/" + patient)).containsExactly(id);
        assertThat(found("Observation", "subject:identifier", "urn:i|" + patient))
                .containsExactly(id);
        assertThat(found("Observation", "subject:identifier", "urn:j|" + patient))
                .isEmpty();
    }

    @Test
    void aUnitStandsForAllUnitsBelowIt() {
        String top = create("{'resourceType':'Location','name':'Top'}");
        String ward = create("{'resourceType':'Location','partOf':{'reference':'Location/" + top + "'}}");
        String id = observation(word(), ",'subject':{'reference':'Location/" + ward + "'}");
        assertThat(found("Observation", "subject:below", "Location/" + top)).containsExactly(id);
        assertThat(found("Observation", "subject:below", "Location/" + ward)).containsExactly(id);
        assertThat(found("Observation", "subject", "Location/" + top)).isEmpty();
    }

    @Test
    void anAddressIsFoundBelowAndAboveIt() {
        String base = "https://example.org/" + word();
        String id =
                create("{'resourceType':'CodeSystem','status':'active','content':'complete','url':'" + base + "/a/b'}");
        assertThat(found("CodeSystem", "url:below", base + "/a")).containsExactly(id);
        assertThat(found("CodeSystem", "url:above", base + "/a/b/c")).containsExactly(id);
        assertThat(found("CodeSystem", "url", base + "/a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, true",
        "eq2026-03, true",
        "ne2026-03-10, false",
        "ne2026-03-11, true",
        "gt2026-03-09, true",
        "gt2026-03-10, false",
        "lt2026-03-11, true",
        "lt2026-03-10, false",
        "ge2026-03-10, true",
        "ge2026-03-11, false",
        "le2026-03-10, true",
        "le2026-03-09, false",
        "sa2026-03-09, true",
        "sa2026-03-10, false",
        "eb2026-03-11, true",
        "eb2026-03-10, false",
        "ap2026-03-11, true",
        "ap2026-05-01, false",
        "ge2026-03-10T09:00:00+01:00, true"
    })
    void aDateIsComparedByItsPrefix(String value, boolean expected) {
        String id = observation(word(), ",'effectiveDateTime':'2026-03-10T10:00:00+01:00'");
        assertThat(found("Observation", "_id", id, "date", value).contains(id)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "72.5, true", "72, false", "eq72.5, true", "73, true", "ne72.5, false", "gt72, true", "gt72.5, false",
        "lt73, true", "ge72.5, true", "le72.4, false", "sa70, true", "eb80, true", "ap70, true", "ap50, false",
        "gt72|http://unitsofmeasure.org|kg, true", "gt72||kg, true", "gt72|http://unitsofmeasure.org|g, false"
    })
    void aQuantityIsComparedByItsPrefixAndUnit(String value, boolean expected) {
        String id = observation(
                word(), ",'valueQuantity':{'value':72.5,'unit':'kg','system':'http://unitsofmeasure.org','code':'kg'}");
        assertThat(found("Observation", "_id", id, "value-quantity", value).contains(id))
                .isEqualTo(expected);
    }

    @Test
    void codeAndValueMustStandInTheSameComponent() {
        String id = observation(word(), """
                ,'component':[{'code':{'coding':[{'code':'systolic'}]},'valueQuantity':{'value':140}},
                 {'code':{'coding':[{'code':'diastolic'}]},'valueQuantity':{'value':80}}]""");
        String parameter = "component-code-value-quantity";
        assertThat(found("Observation", "_id", id, parameter, "systolic$gt130")).containsExactly(id);
        assertThat(found("Observation", "_id", id, parameter, "diastolic$gt130"))
                .isEmpty();
    }

    @Test
    void everyTypeIsFoundByItsTagsAndProfiles() {
        String tag = word();
        String id = create("{'resourceType':'Patient','meta':{'tag':[{'system':'urn:tag','code':'" + tag
                + "'}],'profile':['https://example.org/StructureDefinition/anything']}}");
        assertThat(found("Patient", "_tag", "urn:tag|" + tag)).containsExactly(id);
        assertThat(found("Patient", "_id", id, "_profile", "https://example.org/StructureDefinition/anything"))
                .containsExactly(id);
    }

    @Test
    void severalIdsAreAskedForAtOnce() {
        String one = patient(word());
        String two = patient(word());
        assertThat(found("Patient", "_id", one + "," + two)).containsExactlyInAnyOrder(one, two);
        assertThat(found("Patient", "_id", one, "_lastUpdated", "gt2100")).isEmpty();
    }

    @Test
    void aCommaInAValueIsEscaped() {
        String word = word();
        String id = patient(word + ", Jr");
        assertThat(found("Patient", "family", word + "\\, J")).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "Patient, gender:shoe, male",
        "Patient, birthdate, xx2020",
        "Patient, birthdate, yesterday",
        "Observation, value-quantity, much",
        "Observation, value-quantity, 5|kg",
        "Patient, gender:missing, maybe",
        "Patient, _include, :::",
        "Patient, '_sort', ','",
        "Patient, subject:.name, x",
        "Patient, _has:a, x",
        "Patient, _count, -1",
        "Patient, _count, many",
        "Patient, _total, some",
        "Patient, _sort, shoe"
    })
    void whatCannotBeMeantIsRefused(String type, String parameter, String value) {
        ask(type, parameter, value).statusCode(400).body("resourceType", equalTo("OperationOutcome"));
    }

    @Test
    void moreValuesThanAnybodyMeansAreRefused() {
        String values = IntStream.range(0, 1001).mapToObj(i -> "a" + i).collect(Collectors.joining(","));
        ehr().contentType("application/x-www-form-urlencoded")
                .formParam("_id", values)
                .post("/Patient/_search")
                .then()
                .statusCode(400)
                .body("issue[0].code", equalTo("too-costly"))
                .body("issue[0].diagnostics", containsString("1000"));
    }
}
