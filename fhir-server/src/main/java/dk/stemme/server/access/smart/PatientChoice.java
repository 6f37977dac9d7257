package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Role;
import dk.stemme.server.access.Rules;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Reached;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whom an app can be about: a patient and those for whom they act, or whoever a clinician reaches. */
@Component
class PatientChoice {
    private static final Pattern REFERENCE = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");

    private static final int MOST = 20;

    private final Store store;
    private final Reached reached;

    PatientChoice(Store store, Reached reached) {
        this.store = store;
        this.reached = reached;
    }

    /** A person as the approval page offers them. */
    record Choice(String reference, String display) {}

    /** Empty for clinicians, who search, and for all who reach no patient. */
    List<Choice> of(Caller person) {
        if (person.role() != Role.PATIENT) return List.of();
        return Reach.within(Rules.get().reach(person), () -> reached.references("Patient", MOST)).stream()
                .map(reference -> new Choice(reference, name(reference)))
                .toList();
    }

    /** The store decides, by the person's reach. */
    boolean mayChoose(Caller person, String reference) {
        return REFERENCE.matcher(reference).matches() && isReached(person, reference);
    }

    boolean isReached(Caller person, String reference) {
        String[] parts = reference.split("/");
        try {
            return Reach.within(Rules.get().reach(person), () -> store.read(parts[0], parts[1]) != null);
        } catch (Refusal e) {
            return false;
        }
    }

    private String name(String reference) {
        return store.find("Patient", reference.substring(reference.indexOf('/') + 1))
                .map(patient -> name(patient.json().path("name").path(0)))
                .orElse(reference);
    }

    private static String name(JsonNode name) {
        if (name.hasNonNull("text")) return name.get("text").asText();
        List<String> given =
                name.path("given").valueStream().map(JsonNode::asText).toList();
        return (String.join(" ", given) + " " + name.path("family").asText("")).strip();
    }
}
