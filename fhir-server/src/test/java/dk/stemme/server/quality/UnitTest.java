package dk.stemme.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Locations come and go, in any order, and the tree is right. */
class UnitTest extends QualityTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Units units;

    private List<String> ancestors(String unit) {
        return jdbc.sql("select ancestor from unit_ancestor where unit = ? order by ancestor")
                .param(unit)
                .query(String.class)
                .list();
    }

    private ObjectNode stored(String location) {
        return Json.read(ehr().get("/Location/" + location).asString());
    }

    @Test
    void aUnitHasAllUnitsAboveItAndItselfAsAncestors() {
        String nation = unit("a-nation", "");
        String hospital = unit("b-hospital", nation);
        String ward = unit("c-ward", hospital);
        assertThat(ancestors(ward)).containsExactly(nation, hospital, ward);
    }

    @Test
    void aParentMayComeAfterItsParts() {
        String ward = unit("c-ward", own("b-hospital"));
        String hospital = unit("b-hospital", own("a-nation"));
        assertThat(ancestors(ward)).containsExactly(hospital, ward);
        String nation = unit("a-nation", "");
        assertThat(ancestors(ward)).containsExactly(nation, hospital, ward);
    }

    @Test
    void aMovedUnitTakesAllBelowItAlong() {
        String old = unit("a-old", "");
        String department = unit("c-department", old);
        String ward = unit("d-ward", department);
        String fresh = unit("b-new", "");
        ObjectNode moved = stored(department);
        moved.putObject("partOf").put("reference", "Location/" + fresh);
        put(moved);
        assertThat(ancestors(ward)).containsExactly(fresh, department, ward);
    }

    @Test
    void aUnitCannotBePartOfWhatIsPartOfIt() {
        String nation = unit("nation", "");
        String ward = unit("ward", unit("hospital", nation));
        ObjectNode circle = stored(nation);
        circle.putObject("partOf").put("reference", "Location/" + ward);
        ehr().body(circle.toString())
                .put("/Location/" + nation)
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", org.hamcrest.Matchers.equalTo("Location.partOf"))
                .body("issue[0].diagnostics", containsString("which is part of it"));
        assertThat(ancestors(nation)).containsExactly(nation);
    }

    @Test
    void aUnitCannotBePartOfItself() {
        String unit = unit("unit", "");
        ObjectNode self = stored(unit);
        self.putObject("partOf").put("reference", "Location/" + unit);
        ehr().body(self.toString()).put("/Location/" + unit).then().statusCode(422);
    }

    @Test
    void theKindIsThatOfOurCodeSystem() {
        ObjectNode location = Json.object().put("resourceType", "Location").put("id", own("typed"));
        location.putObject("physicalType")
                .putArray("coding")
                .addObject()
                .put("system", "https://stemme.example/fhir/CodeSystem/unit-type")
                .put("code", "ward");
        put(location);
        assertThat(units.find(own("typed")).orElseThrow().kind()).isEqualTo("ward");
    }

    @Test
    void aUnitWithPartsCannotBeDeleted() {
        String hospital = unit("hospital", "");
        String ward = unit("ward", hospital);
        ehr().delete("/Location/" + hospital).then().statusCode(409);
        ehr().delete("/Location/" + ward).then().statusCode(204);
        assertThat(ancestors(ward)).isEmpty();
        assertThat(units.find(ward)).isEmpty();
        ehr().delete("/Location/" + hospital).then().statusCode(204);
    }

    @Test
    void aUnitInWhichAnswersCountCannotBeDeleted() {
        String ward = unit("ward", "");
        answer(ward, MARCH, "1");
        ehr().delete("/Location/" + ward).then().statusCode(409);
    }
}
