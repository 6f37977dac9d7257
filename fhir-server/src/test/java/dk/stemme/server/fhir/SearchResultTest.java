package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order, how many and how much of each (R4 search 3.1.1.5). */
class SearchResultTest extends SearchingTest {

    private String born(String family, String given, String day, String gender) {
        return create(
                "{'resourceType':'Patient','gender':'%s','birthDate':'%s','name':[{'family':'%s','given':['%s']}]}"
                        .formatted(gender, day, family, given));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50})
    void severalKeysSortOneAfterTheOther(int count) {
        String word = word();
        String first = born(word, "Ane", "1990-01-01", "female");
        String second = born(word, "Bo", "1980-01-01", "female");
        String third = born(word, "Carl", "1980-01-01", "male");
        assertThat(pages(word, "gender,-birthdate", count)).containsExactly(first, second, third);
        assertThat(pages(word, "birthdate,-given", count)).containsExactly(third, second, first);
        assertThat(pages(word, "-given", count)).containsExactly(third, second, first);
        assertThat(pages(word, "_lastUpdated", count)).containsExactly(first, second, third);
    }

    private List<String> pages(String family, String sort, int count) {
        List<String> ids = new ArrayList<>();
        String url = "/Patient?family=" + family + "&_sort=" + sort + "&_count=" + count;
        while (url != null) {
            JsonPath bundle = ehr().urlEncodingEnabled(false)
                    .get(url)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(bundle.getList("entry.resource.id"));
            String next = bundle.getString("link.find { it.relation == 'next' }?.url");
            url = next == null ? null : next.substring(next.indexOf("/fhir") + 5);
        }
        return ids;
    }

    @Test
    void theTotalIsCountedWhenAskedFor() {
        String word = word();
        patient(word);
        patient(word);
        ask("Patient", "family", word, "_count", "1").body("total", nullValue());
        ask("Patient", "family", word, "_count", "1", "_total", "accurate").body("total", equalTo(2));
        ask("Patient", "family", word, "_summary", "count")
                .body("total", equalTo(2))
                .body("entry", nullValue());
        ask("Patient", "family", word, "_count", "0").body("total", equalTo(2)).body("entry", nullValue());
    }

    @Test
    void aSummaryLeavesOutWhatItIsMeantTo() {
        String id = ehr().body("""
                        {"resourceType":"Patient","gender":"male","maritalStatus":{"text":"M"},"text":{"status":"generated",
                         "div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">x</div>"}}""").post("/Patient").path("id");
        String resource = "entry[0].resource";
        ask("Patient", "_id", id, "_summary", "true")
                .body(resource + ".gender", equalTo("male"))
                .body(resource + ".maritalStatus", nullValue())
                .body(resource + ".meta.tag[0].code", equalTo("SUBSETTED"));
        ask("Patient", "_id", id, "_summary", "text")
                .body(resource + ".text", not(nullValue()))
                .body(resource + ".gender", nullValue());
        ask("Patient", "_id", id, "_summary", "data")
                .body(resource + ".text", nullValue())
                .body(resource + ".maritalStatus.text", equalTo("M"));
        ask("Patient", "_id", id, "_summary", "false").body(resource + ".text", not(nullValue()));
        ask("Patient", "_id", id, "_elements", "maritalStatus")
                .body(resource + ".maritalStatus.text", equalTo("M"))
                .body(resource + ".gender", nullValue());
    }

    @Test
    void aSearchCanBePosted() {
        String word = word();
        String id = patient(word);
        ehr().contentType("application/x-www-form-urlencoded")
                .formParam("family", word)
                .post("/Patient/_search")
                .then()
                .statusCode(200)
                .body("entry.resource.id", equalTo(List.of(id)));
    }

    @Test
    void aMillionAtOnceAreNotGiven() {
        ask("Questionnaire", "_count", "1000000").statusCode(200).body("entry.size()", lessThanOrEqualTo(1000));
        ask("Questionnaire", "_count", "99999999999999999999").statusCode(400);
    }

    @Test
    void aPageLinkThatWasTamperedWithIsRefused() {
        String word = word();
        patient(word);
        patient(word);
        String next =
                ask("Patient", "family", word, "_count", "1").extract().path("link.find { it.relation == 'next' }.url");
        String token = next.substring(next.indexOf("_page=") + 6);
        char last = token.charAt(10);
        String tampered = token.substring(0, 10) + (last == 'A' ? 'B' : 'A') + token.substring(11);
        ehr().queryParam("_page", tampered).get("/Patient").then().statusCode(400);
        ehr().queryParam("_page", token).get("/Observation").then().statusCode(400);
        ehr().queryParam("_page", "").get("/Patient").then().statusCode(400);
        ehr().queryParam("_page", token).get("/Patient").then().statusCode(200).body("entry", hasSize(1));
    }

    @Test
    void anUnknownParameterIsToldOfAndUnderStrictRefused() {
        ehr().queryParam("shoe", "44")
                .get("/Questionnaire")
                .then()
                .statusCode(200)
                .body(
                        "entry.findAll { it.search.mode == 'outcome' }.resource.issue[0].severity[0]",
                        equalTo("warning"));
        ask("Questionnaire", "shoe", "44").statusCode(400).body("issue[0].code", equalTo("not-supported"));
    }
}
