package dk.stemme.server.quality;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which unit a response without an invitation counts; never guessed. */
@Component
public class CountingUnit {
    private final JdbcClient jdbc;

    CountingUnit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the Encounter took place. */
    public Optional<String> ofEncounter(String encounter) {
        return jdbc.sql("select unit from treatment where source = ? and unit is not null")
                .param("Encounter/" + encounter)
                .query(String.class)
                .optional();
    }

    /** The unit of the patient's open EpisodeOfCare, if there is exactly one and its Location is known. */
    public Optional<String> ofSingleEpisode(String patient) {
        List<String> units = jdbc.sql(
                        "select distinct unit from treatment where patient = ? and open and source like 'Episode%'")
                .param(patient)
                .query(String.class)
                .list();
        return units.size() == 1 ? Optional.ofNullable(units.get(0)) : Optional.empty();
    }
}
