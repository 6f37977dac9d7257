package dk.stemme.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code Patient/$everything}: one person's whole record. */
class EverythingTest extends ServerTest {
    private final String patient = "all-" + UUID.randomUUID();

    @BeforeEach
    void whoAnsweredInMarchAndInApril() {
        for (String id : List.of(patient, "other-" + patient))
            ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}")
                    .put("/Patient/" + id)
                    .then()
                    .statusCode(201);
        answer(patient, "2026-03-01");
        answer(patient, "2026-04-01");
        answer("other-" + patient, "2026-03-01");
    }

    private void answer(String whose, String day) {
        ehr().body(Phq9.of(whose, "222222220")
                        .put("authored", day + "T10:00:00+01:00")
                        .toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
    }

    private String address() {
        return "/Patient/" + patient + "/$everything";
    }

    @Test
    void itHoldsThePatientFirstAndAllThatIsTheirsAlone() {
        ehr().get(address())
                .then()
                .statusCode(200)
                .body("type", equalTo("searchset"))
                .body("entry[0].resource.id", equalTo(patient))
                .body("entry.resource.resourceType", hasItems("QuestionnaireResponse", "Observation"))
                .body(
                        "entry.resource.findAll { it.subject != null }.subject.reference",
                        everyItem(equalTo("Patient/" + patient)));
    }

    @Test
    void itsPagesMakeUpTheWhole() {
        List<String> whole = ehr().get(address()).path("entry.fullUrl");
        List<String> paged = new ArrayList<>();
        String next = address() + "?_count=5";
        while (next != null) {
            JsonPath page = ehr().urlEncodingEnabled(false).get(next).jsonPath();
            paged.addAll(page.getList("entry.fullUrl"));
            next = page.getString("link.find { it.relation == 'next' }?.url");
            if (next != null) next = next.substring(next.indexOf("/Patient"));
        }

        assertThat(paged).containsExactlyElementsOf(whole);
    }

    @Test
    void itCanBeNarrowedByTypeAndDate() {
        ehr().queryParam("_type", "QuestionnaireResponse").get(address()).then().body("entry", hasSize(2));
        ehr().queryParam("_type", "QuestionnaireResponse")
                .queryParam("start", "2026-03-15")
                .get(address())
                .then()
                .body("entry", hasSize(1));
        ehr().queryParam("_type", "QuestionnaireResponse")
                .queryParam("end", "2026-02-28")
                .get(address())
                .then()
                .body("entry", equalTo(null));
        ehr().queryParam("_since", "2090-01-01T00:00:00Z")
                .get(address())
                .then()
                .statusCode(200)
                .body("entry", equalTo(null));
    }

    @Test
    void whatIsNoTypeNoDateOrNobodyIsRefused() {
        ehr().queryParam("_type", "Nothing").get(address()).then().statusCode(400);
        ehr().queryParam("start", "soon").get(address()).then().statusCode(400);
        ehr().queryParam("_since", "2026").get(address()).then().statusCode(400);
        ehr().queryParam("_page", "made-up").get(address()).then().statusCode(400);
        ehr().get("/Patient/nobody-here/$everything").then().statusCode(404);
    }
}
