package dk.stemme.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Questions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is treated where, by EpisodeOfCare and Encounter. */
class TreatmentTest extends QualityTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private CountingUnit counting;

    private String patient = "";

    @BeforeEach
    void somebody() {
        patient = patient();
    }

    private ObjectNode episode(String organization, String status) {
        ObjectNode episode = Json.object().put("resourceType", "EpisodeOfCare").put("id", own("episode"));
        episode.put("status", status);
        episode.putObject("patient").put("reference", "Patient/" + patient);
        episode.putObject("managingOrganization").put("reference", "Organization/" + organization);
        return episode;
    }

    private Optional<String> openIn() {
        return jdbc.sql("select unit from treatment where patient = ? and open and unit is not null")
                .param(patient)
                .query(String.class)
                .optional();
    }

    private Optional<String> counted() {
        Questions questions = new Questions(template);
        var unit = counting.ofSingleEpisode(patient, questions);
        questions.ask();
        return unit.get();
    }

    @Test
    void anEpisodeIsWhereItsOrganizationIs() {
        String ward = unit("ward", "");
        put(episode(ward, "active"));
        assertThat(openIn()).contains(ward);
        assertThat(counted()).contains(ward);
    }

    @Test
    void aPlanOfCareIsWhereItsAuthorIsAndCountsForNoUnit() {
        String ward = unit("ward", "");
        ObjectNode plan = Json.object().put("resourceType", "CarePlan").put("id", own("plan"));
        plan.put("status", "active").put("intent", "plan");
        plan.putObject("subject").put("reference", "Patient/" + patient);
        plan.putObject("author").put("reference", "Organization/" + ward);
        put(plan);
        assertThat(openIn()).contains(ward);
        assertThat(counted()).isEmpty();
        put(plan.put("status", "completed"));
        assertThat(openIn()).isEmpty();
    }

    @Test
    void theLocationMayComeAfterTheEpisode() {
        put(episode(own("ward"), "active"));
        assertThat(openIn()).isEmpty();
        assertThat(counted()).isEmpty();
        String ward = unit("ward", "");
        assertThat(openIn()).contains(ward);
    }

    @Test
    void anOrganizationOfSeveralLocationsIsItsTopmost() {
        String hospital = unit("hospital", "");
        ObjectNode room = Json.object().put("resourceType", "Location").put("id", own("room"));
        room.putObject("managingOrganization").put("reference", "Organization/" + hospital);
        room.putObject("partOf").put("reference", "Location/" + hospital);
        put(room);
        put(episode(hospital, "active"));
        assertThat(openIn()).contains(hospital);
    }

    @Test
    void whereTwoUnitsShareAnOrganizationNoneIsGuessed() {
        String ward = unit("ward", "");
        put(episode(ward, "active"));
        ObjectNode twin = Json.object().put("resourceType", "Location").put("id", own("twin"));
        twin.putObject("managingOrganization").put("reference", "Organization/" + ward);
        put(twin);
        assertThat(openIn()).isEmpty();
        ehr().delete("/Location/" + own("twin")).then().statusCode(204);
        assertThat(openIn()).contains(ward);
    }

    @Test
    void aFinishedEpisodeIsOpenNoMore() {
        String ward = unit("ward", "");
        put(episode(ward, "active"));
        put(episode(ward, "finished"));
        assertThat(openIn()).isEmpty();
    }

    @Test
    void anEpisodeWhosePeriodHasEndedIsOpenNoMore() {
        ObjectNode episode = episode(unit("ward", ""), "active");
        episode.putObject("period").put("start", "2024-01-01").put("end", "2024-12-31");
        put(episode);
        assertThat(openIn()).isEmpty();
    }

    @Test
    void aDeletedEpisodeIsForgotten() {
        put(episode(unit("ward", ""), "active"));
        ehr().delete("/EpisodeOfCare/" + own("episode")).then().statusCode(204);
        assertThat(openIn()).isEmpty();
    }

    @Test
    void anEncounterIsWhereItTakesPlace() {
        String ward = unit("ward", "");
        ObjectNode encounter = Json.object().put("resourceType", "Encounter").put("id", own("visit"));
        encounter.put("status", "in-progress").putObject("class").put("code", "AMB");
        encounter.putObject("subject").put("reference", "Patient/" + patient);
        encounter.putArray("location").addObject().putObject("location").put("reference", "Location/" + ward);
        put(encounter);
        assertThat(openIn()).contains(ward);
        put(encounter.put("status", "finished"));
        assertThat(openIn()).isEmpty();
        assertThat(counting.ofEncounter(own("visit"), patient)).contains(ward);
        assertThat(counting.ofEncounter(own("visit"), "somebody-else")).isEmpty();
    }
}
