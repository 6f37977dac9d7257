package dk.stemme.server.access.smart;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Callers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Starts apps from our pages, about what the page shows (SMART App Launch 2.2, EHR launch). */
@RestController
class LaunchController {
    private static final Pattern REFERENCE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

    private final Clients clients;
    private final Launches launches;
    private final PatientChoice patients;
    private final OwnAddress address;

    LaunchController(Clients clients, Launches launches, PatientChoice patients, OwnAddress address) {
        this.clients = clients;
        this.launches = launches;
        this.patients = patients;
        this.address = address;
    }

    /** What a page asks for; references are {@code Patient/…}, {@code Encounter/…}. */
    record Wanted(
            @Nullable String client,
            @Nullable String patient,
            @Nullable String encounter,
            @Nullable List<Map<String, String>> fhirContext,
            @Nullable String intent) {}

    record Started(String url) {}

    /** The apps that could be started, and be of use to whoever asks. */
    @GetMapping("/apps")
    List<Map<String, String>> apps() {
        Caller person = Callers.current().orElseThrow();
        return clients.all().stream()
                .filter(client -> !client.text("initiate_login_uri").isEmpty())
                .filter(client -> Granting.isOfUse(client, person))
                .map(client -> ApprovalController.shown(client, Stream.of("logo_uri")))
                .toList();
    }

    @PostMapping("/launches")
    ResponseEntity<?> start(@RequestBody Wanted wanted) {
        Caller person = Callers.current().orElseThrow();
        Client client = clients.find(String.valueOf(wanted.client))
                .filter(known -> !known.text("initiate_login_uri").isEmpty())
                .filter(known -> Granting.isOfUse(known, person))
                .orElse(null);
        if (client == null) return refused("No such app can be started by you.");
        if (wanted.patient != null && !patients.mayChoose(person, wanted.patient))
            return refused("patient is none that you reach.");
        if (wanted.encounter != null && !isReached(person, wanted.encounter, "Encounter/"))
            return refused("encounter is none that you reach.");
        List<Map<String, String>> others = wanted.fhirContext == null ? List.of() : wanted.fhirContext;
        if (!others.stream().allMatch(LaunchController::isContext))
            return refused("fhirContext: each has a reference, or a canonical and its type.");
        LaunchContext context =
                new LaunchContext(id(wanted.patient), id(wanted.encounter), others, wanted.intent, true);
        String handle = launches.begin(client.id(), person.subject(), context);
        String url = UriComponentsBuilder.fromUriString(client.text("initiate_login_uri"))
                .queryParam("iss", "{iss}")
                .queryParam("launch", "{launch}")
                .encode()
                .buildAndExpand(address.fhir(), handle)
                .toUriString();
        return ResponseEntity.status(HttpStatus.CREATED).body(new Started(url));
    }

    private boolean isReached(Caller person, String reference, String type) {
        return reference.startsWith(type)
                && REFERENCE.matcher(reference).matches()
                && patients.isReached(person, reference);
    }

    /** What is named here gives no access to it: the app must read it by its token. */
    private static boolean isContext(Map<String, String> object) {
        boolean named = object.containsKey("reference")
                ? REFERENCE.matcher(object.get("reference")).matches()
                : object.containsKey("canonical") && object.containsKey("type");
        return named && object.values().stream().noneMatch(Objects::isNull);
    }

    private static @Nullable String id(@Nullable String reference) {
        return reference == null ? null : reference.substring(reference.indexOf('/') + 1);
    }

    private static ResponseEntity<Map<String, String>> refused(String text) {
        return ResponseEntity.badRequest().body(Map.of("error", "invalid_request", "error_description", text));
    }
}
