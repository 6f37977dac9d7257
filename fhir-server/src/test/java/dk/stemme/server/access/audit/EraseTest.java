package dk.stemme.server.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.access.Browser;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A patient is erased when they need not be kept any longer, and not before. */
class EraseTest extends ServerTest {
    private final String patient = "erased-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();

    @Autowired
    private Sealer sealer;

    @Autowired
    private Verification verification;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void twoPatientsWhoHaveAnsweredAndBeenLookedAt() {
        for (String id : List.of(patient, other)) {
            put("Patient", id, "\"active\":true");
            put("Patient", id, "\"active\":false");
            ehr().body(Phq9.of(id, "111111110").toString())
                    .post("/QuestionnaireResponse")
                    .then()
                    .statusCode(201);
            ehr().get("/Patient/" + id).then().statusCode(200);
            ehr().queryParam("patient", id).get("/Observation").then().statusCode(200);
        }
        put("RelatedPerson", patient + "-mother", "\"patient\":{\"reference\":\"Patient/" + patient + "\"}");
        String members = "\"type\":\"person\",\"actual\":true,\"member\":[{\"entity\":{\"reference\":\"Patient/%s\"}},"
                + "{\"entity\":{\"reference\":\"Patient/%s\"}}]";
        put("Group", other + "-group", members.formatted(patient, other));
    }

    private void put(String type, String id, String fields) {
        int status = ehr().body("{\"resourceType\":\"%s\",\"id\":\"%s\",%s}".formatted(type, id, fields))
                .put("/" + type + "/" + id)
                .statusCode();
        assertThat(status).isLessThan(300);
    }

    private void age(int years) {
        String back = " - interval '" + years + " years'";
        jdbc.sql("update resource set updated = updated" + back + ", starts = starts" + back
                        + " where patient = ? and type <> 'AuditEvent'")
                .param(patient)
                .update();
    }

    private static Response erased(RequestSpecification as, String patient) {
        return as.body("{\"resourceType\":\"Parameters\"}").post("/Patient/" + patient + "/$erase");
    }

    @Test
    void untilRetentionIsOverItIsRefusedWithTheRule() {
        age(9);
        erased(ehr(), patient)
                .then()
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("autorisationsloven § 25, stk. 1"))
                .body("issue[0].code", equalTo("business-rule"));
        ehr().get("/Patient/" + patient).then().statusCode(200);
    }

    @Test
    void whoIsStillTreatedStays() {
        age(11);
        jdbc.sql("insert into treatment (source, patient, unit, open) values (?, ?, 'x', true)")
                .params("EpisodeOfCare/" + patient, patient)
                .update();
        erased(ehr(), patient).then().statusCode(422).body("issue[0].diagnostics", containsString("under treatment"));
    }

    @Test
    void nothingButThePseudonymIsLeft() {
        sealer.seal();
        age(11);
        erased(ehr(), patient).then().statusCode(200);
        ehr().get("/Patient/" + other).then().statusCode(200);
        for (String table : List.of(
                "resource", "resource_history", "resource_string", "resource_date", "fact", "invitation", "person_key"))
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like ?")
                            .param("%" + patient + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        assertThat(jdbc.sql("""
                                select count(*) from resource where type = 'AuditEvent'
                                  and convert_from(decode(substring(body from '"query":"([^"]*)"'), 'base64'), 'UTF8') like ?""").param("%" + patient + "%").query(Integer.class).single())
                .isZero();
        sealer.seal();
        assertThat(verification.breaches(null, root -> {})).isEmpty();
    }

    @Test
    void whatWasDoneIsStillOnRecordUnderOneName() {
        sealer.seal();
        age(11);
        erased(ehr(), patient).then().statusCode(200);
        String pseudonym = jdbc.sql("""
                        select patient from resource where type = 'AuditEvent' and patient like 'erased.%'
                        order by id desc limit 1""").query(String.class).single();
        List<String> actions = ehr().queryParam("patient", "Patient/" + pseudonym)
                .queryParam("_count", 100)
                .get("/AuditEvent")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource.subtype.flatten().code");
        assertThat(actions).contains("create", "update", "read", "search-type", "operation");
    }

    @Test
    void oneWhoIsUnknownIsNotFoundAndAClinicianMayNot() {
        erased(ehr(), "nobody-" + patient).then().statusCode(404);
        erased(Browser.of(port, "mette").fhir(), patient).then().statusCode(403);
        erased(anybody().auth().oauth2(token("system/Patient.rs")), patient)
                .then()
                .statusCode(403);
    }

    @Test
    void aGroupNoLongerNamesThem() {
        age(11);
        erased(ehr(), patient).then().statusCode(200);
        assertThat(jdbc.sql("select body from resource where type = 'Group' and id = ?")
                        .param(other + "-group")
                        .query(String.class)
                        .single())
                .contains("Patient/" + other)
                .doesNotContain("Patient/" + patient + "\"");
        ehr().queryParam("patient", patient)
                .get("/Observation")
                .then()
                .statusCode(200)
                .body("entry", nullValue());
    }
}
