package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Stored;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a person is, or was, treated in a unit.
 *
 * @param source {@code EpisodeOfCare/1}, {@code Encounter/1} or {@code CarePlan/1}
 * @param unit Location id, null when only the organization is named
 * @param organization Organization id, null when the unit is named
 * @param open whether the relation still lasts
 */
record Treatment(
        String source,
        String patient,
        @Nullable String unit,
        @Nullable String organization,
        boolean open) {
    private static final Set<String> OPEN = Set.of(
            "planned",
            "waitlist",
            "active",
            "onhold", // EpisodeOfCare
            "arrived",
            "triaged",
            "in-progress",
            "onleave", // Encounter
            "on-hold"); // CarePlan

    /** @return null when it names no Patient */
    static @Nullable Treatment ofEpisode(Stored episode, LocalDate today) {
        JsonNode json = episode.json();
        return of(episode, json.path("patient"), null, json.path("managingOrganization"), today);
    }

    /** @return null when it names no Patient */
    static @Nullable Treatment ofEncounter(Stored encounter, LocalDate today) {
        JsonNode json = encounter.json();
        JsonNode location = json.path("location").path(0).path("location");
        return of(encounter, json.path("subject"), Link.id(location, "Location"), json.path("serviceProvider"), today);
    }

    /** Of the Organization that wrote the plan, or had a part in it (author, contributor); active and on-hold are open. */
    static @Nullable Treatment ofCarePlan(Stored plan, LocalDate today) {
        JsonNode json = plan.json();
        JsonNode author = json.path("author");
        boolean byUnit = Link.id(author, "Organization") != null;
        return of(
                plan,
                json.path("subject"),
                null,
                byUnit ? author : json.path("contributor").path(0),
                today);
    }

    private static @Nullable Treatment of(
            Stored stored, JsonNode person, @Nullable String unit, JsonNode organization, LocalDate today) {
        String patient = Link.id(person, "Patient");
        if (patient == null) return null;
        JsonNode json = stored.json();
        boolean open = OPEN.contains(json.path("status").asText()) && !isOver(json.path("period"), today);
        String by = unit == null ? Link.id(organization, "Organization") : null;
        return new Treatment(stored.reference(), patient, unit, by, open);
    }

    /** Ended before today; a day is enough to compare by, and a year alone ends with its last day. */
    private static boolean isOver(JsonNode period, LocalDate today) {
        String end = period.path("end").asText("");
        String day = end.substring(0, Math.min(end.length(), 10));
        return !day.isEmpty() && day.compareTo(today.toString().substring(0, day.length())) < 0;
    }
}
