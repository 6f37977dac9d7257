package dk.stemme.server.quality;

import dk.stemme.server.store.Questions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which unit a response counts; never guessed. */
@Component
public class CountingUnit {
    private final JdbcClient jdbc;

    CountingUnit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of the Location for which a completed response counts; empty when it counts for none. */
    public Optional<String> ofResponse(String response) {
        return jdbc.sql("select unit from fact where response = ? and unit is not null limit 1")
                .param(response)
                .query(String.class)
                .optional();
    }

    /** Where this patient's Encounter took place. */
    public Optional<String> ofEncounter(String encounter, String patient) {
        return jdbc.sql("select unit from treatment where source = ? and patient = ? and unit is not null")
                .params("Encounter/" + encounter, patient)
                .query(String.class)
                .optional();
    }

    /** Asks for the unit of the patient's open EpisodeOfCare, if there is exactly one and its Location is known. */
    public Supplier<Optional<String>> ofSingleEpisode(String patient, Questions questions) {
        return questions.add(
                "select distinct array[unit] from treatment where patient = ? and open and source like 'Episode%'",
                List.of(patient), rows -> rows.size() == 1 ? Optional.ofNullable(rows.get(0)[0]) : Optional.empty());
    }
}
