package dk.stemme.server.questionnaire;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code $expand}, {@code $validate-code} and {@code $lookup} over what is stored here. */
class TerminologyTest extends ServerTest {
    private static final String BASE = "https://stemme.example/fhir/";
    private static final String ANIMALS = "urn:test:animals";
    private static boolean there;

    @BeforeEach
    void storeOnce() {
        if (there) return;
        put("CodeSystem", "animals", """
                "url":"urn:test:animals","version":"2","name":"Animals","content":"complete","caseSensitive":true,
                "concept":[{"code":"animal","display":"Animal","concept":[
                   {"code":"dog","display":"Dog","designation":[{"language":"da","value":"Hund"}],
                    "concept":[{"code":"poodle","display":"Poodle"}]},
                   {"code":"cat","display":"Cat"}]},
                  {"code":"stone","display":"Stone","property":[{"code":"inactive","valueBoolean":true}]}]""");
        put("ValueSet", "dogs", """
                "url":"urn:test:dogs","version":"1","compose":{"include":[{"system":"urn:test:animals",
                "filter":[{"property":"concept","op":"is-a","value":"dog"}]}]}""");
        put("ValueSet", "most", """
                "url":"urn:test:most","version":"1","compose":{"include":[{"system":"urn:test:animals"},
                {"system":"urn:test:else","concept":[{"code":"x","display":"X"}]}],
                "exclude":[{"valueSet":["urn:test:dogs"]}]}""");
        put("ValueSet", "loinc", """
                "url":"urn:test:all-loinc","version":"1","compose":{"include":[{"system":"http://loinc.org"}]}""");
        put("ValueSet", "circle", """
                "url":"urn:test:circle","version":"1","compose":{"include":[{"valueSet":["urn:test:circle"]}]}""");
        there = true;
    }

    private void put(String type, String id, String rest) {
        ehr().body("{\"resourceType\":\"%s\",\"id\":\"tt-%s\",\"status\":\"active\",%s}".formatted(type, id, rest))
                .put("/" + type + "/tt-" + id)
                .then()
                .statusCode(201);
    }

    private ValidatableResponse expand(String query) {
        return ehr().get("/ValueSet/$expand?" + query).then();
    }

    @Test
    void aWholeCodeSystemAndEnumeratedConceptsLessWhatIsExcluded() {
        expand("url=urn:test:most")
                .statusCode(200)
                .body("resourceType", equalTo("ValueSet"))
                .body("expansion.total", equalTo(4))
                .body("expansion.contains.code", equalTo(List.of("animal", "cat", "stone", "x")))
                .body("expansion.contains[1].display", equalTo("Cat"))
                .body("expansion.contains[2].inactive", equalTo(true))
                .body("compose", equalTo(null));
    }

    @Test
    void aCodeAndAllBelowIt() {
        expand("url=urn:test:dogs").body("expansion.contains.code", equalTo(List.of("dog", "poodle")));
    }

    @Test
    void aStoredValueSetByItsAddress() {
        ehr().get("/ValueSet/tt-dogs/$expand").then().statusCode(200).body("expansion.contains", hasSize(2));
    }

    @Test
    void aFilterLooksInDesignationsToo() {
        expand("url=urn:test:dogs&filter=hun").body("expansion.contains.code", equalTo(List.of("dog")));
    }

    @Test
    void displaysComeInTheLanguageAskedFor() {
        expand("url=urn:test:dogs&displayLanguage=da").body("expansion.contains[0].display", equalTo("Hund"));
    }

    @Test
    void aPageTellsTheTotal() {
        expand("url=urn:test:most&offset=1&count=2")
                .body("expansion.total", equalTo(4))
                .body("expansion.offset", equalTo(1))
                .body("expansion.contains.code", equalTo(List.of("cat", "stone")));
    }

    @Test
    void aValueSetInTheBodyWithACodeSystemItContains() {
        ehr().body("""
                {"resourceType":"ValueSet","status":"active","contained":[{"resourceType":"CodeSystem","id":"c",
                 "url":"urn:test:inside","status":"active","content":"complete","concept":[{"code":"a"},{"code":"b"}]}],
                 "compose":{"include":[{"system":"urn:test:inside"}]}}""").post("/ValueSet/$expand").then().statusCode(200).body("expansion.contains", hasSize(2));
    }

    @Test
    void theCatalogueCanBeExpanded() {
        ehr().body("{\"resourceType\":\"ValueSet\",\"status\":\"active\",\"compose\":{\"include\":[{\"system\":\""
                        + BASE + "CodeSystem/attention\"}]}}")
                .post("/ValueSet/$expand")
                .then()
                .body("expansion.contains.code", hasItem("critical"));
    }

    @Test
    void whatCannotBeListedSaysWhatToDo() {
        expand("url=urn:test:all-loinc")
                .statusCode(422)
                .body("issue[0].code", equalTo("not-found"))
                .body("issue[0].diagnostics", containsString("http://loinc.org"));
        expand("url=urn:test:circle").statusCode(422).body("issue[0].code", equalTo("too-costly"));
        expand("url=urn:test:nowhere").statusCode(404);
        expand("count=1").statusCode(400);
        expand("url=urn:test:dogs&count=-1").statusCode(400);
    }

    @Test
    void aCodeOfTheValueSetIsValid() {
        ehr().get("/ValueSet/$validate-code?url=urn:test:dogs&system=" + ANIMALS + "&code=poodle")
                .then()
                .statusCode(200)
                .body("parameter.find { it.name == 'result' }.valueBoolean", equalTo(true))
                .body("parameter.find { it.name == 'display' }.valueString", equalTo("Poodle"));
    }

    @Test
    void anyOtherCodeIsNotAndAWrongNameIsTold() {
        ehr().get("/ValueSet/$validate-code?url=urn:test:dogs&system=" + ANIMALS + "&code=cat")
                .then()
                .body("parameter.find { it.name == 'result' }.valueBoolean", equalTo(false))
                .body("parameter.find { it.name == 'message' }.valueString", containsString("cat"));
        ehr().get("/ValueSet/$validate-code?url=urn:test:dogs&system=" + ANIMALS + "&code=dog&display=Wolf")
                .then()
                .body("parameter.find { it.name == 'result' }.valueBoolean", equalTo(false))
                .body("parameter.find { it.name == 'message' }.valueString", containsString("Dog"));
    }

    @Test
    void aCodeableConceptIsValidWhenOneOfItsCodingsIs() {
        ehr().body("""
                {"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"urn:test:dogs"},
                 {"name":"codeableConcept","valueCodeableConcept":{"coding":[{"system":"urn:else","code":"dog"},
                  {"system":"urn:test:animals","code":"dog","display":"hund"}]}}]}""")
                .post("/ValueSet/$validate-code")
                .then()
                .body("parameter.find { it.name == 'result' }.valueBoolean", equalTo(true));
    }

    @Test
    void aCodeSystemKnowsItsCodes() {
        ehr().get("/CodeSystem/$validate-code?url=" + ANIMALS + "&code=cat")
                .then()
                .body("parameter.find { it.name == 'result' }.valueBoolean", equalTo(true));
        ehr().get("/CodeSystem/$validate-code?url=" + ANIMALS + "&code=cow")
                .then()
                .body("parameter.find { it.name == 'result' }.valueBoolean", equalTo(false));
    }

    @Test
    void aLookupTellsNamesAndPlace() {
        ehr().get("/CodeSystem/$lookup?system=" + ANIMALS + "&code=dog")
                .then()
                .statusCode(200)
                .body("parameter.find { it.name == 'name' }.valueString", equalTo("Animals"))
                .body("parameter.find { it.name == 'version' }.valueString", equalTo("2"))
                .body("parameter.find { it.name == 'display' }.valueString", equalTo("Dog"))
                .body("parameter.findAll { it.name == 'property' }.part.flatten().valueCode", hasItem("poodle"))
                .body("parameter.find { it.name == 'designation' }.part[1].valueString", equalTo("Hund"));
        ehr().get("/CodeSystem/$lookup?system=" + ANIMALS + "&code=cow").then().statusCode(404);
    }
}
