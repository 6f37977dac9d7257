package dk.stemme.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.LocalZone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A world of the demonstration written out in full, to be asked about. */
final class Told {
    private static final ObjectMapper JSON = new ObjectMapper();

    final DemoWorld world;
    final List<ObjectNode> bundles = new ArrayList<>();
    final List<ObjectNode> resources = new ArrayList<>();
    private final List<Asked> asked;

    private Told(DemoWorld world) {
        this.world = world;
        bundles(world).forEach(bundles::add);
        bundles.forEach(
                bundle -> bundle.path("entry").forEach(entry -> resources.add((ObjectNode) entry.path("resource"))));
        asked = pairs();
    }

    /** The world on a day, at noon UTC. */
    static Told on(String day) {
        return new Told(world(day + "T12:00:00Z"));
    }

    /** The same, not yet written out. */
    static DemoWorld world(String instant) {
        return new DemoWorld(
                Clock.fixed(Instant.parse(instant), LocalZone.get()),
                Stream.of(Instrument.values()).map(Told::questionnaire).toList());
    }

    /** Its transactions in the order of loading, made one by one. */
    static Stream<ObjectNode> bundles(DemoWorld world) {
        return Stream.of(world.setting(), world.years())
                .flatMap(bundles -> StreamSupport.stream(bundles.spliterator(), false));
    }

    static ObjectNode questionnaire(Instrument instrument) {
        String path = "/dk/stemme/instruments/" + instrument.code() + "/questionnaire.json";
        try (InputStream in = Told.class.getResourceAsStream(path)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<ObjectNode> all(String type) {
        return resources.stream()
                .filter(resource -> resource.path("resourceType").asText().equals(type));
    }

    /** Everything asked, with what was answered. */
    List<Asked> asked() {
        return asked;
    }

    private List<Asked> pairs() {
        Map<String, JsonNode> responses = new HashMap<>();
        all("QuestionnaireResponse")
                .forEach(response -> responses.put(response.path("id").asText(), response));
        return all("Task")
                .map(task -> Asked.of(task, responses.get(task.path("id").asText())))
                .toList();
    }

    /** A Task and its response, null while it waits. */
    record Asked(JsonNode task, JsonNode response, String canonical, String unit, String patient, String invited) {

        static Asked of(JsonNode task, JsonNode response) {
            return new Asked(
                    task,
                    response,
                    task.path("input").path(0).path("valueCanonical").asText(),
                    task.path("location").path("reference").asText(),
                    task.path("for").path("reference").asText(),
                    task.path("authoredOn").asText());
        }

        boolean about(Instrument instrument) {
            return canonical.contains("/" + instrument.code() + "|");
        }

        boolean at(String location) {
            return unit.equals("Location/" + location);
        }

        boolean of(String id) {
            return patient.equals("Patient/" + id);
        }

        boolean when(String timePoint) {
            return extension("time-point").path("valueCode").asText().equals(timePoint);
        }

        /** Month of the index date, as 2026-11. */
        String indexMonth() {
            return extension("index-date").path("valueDate").asText().substring(0, 7);
        }

        boolean answered() {
            return response != null;
        }

        /** The numbers chosen in items whose id matches. */
        List<Integer> numbers(String pattern) {
            List<Integer> numbers = new ArrayList<>();
            collect(response.path("item"), pattern, numbers);
            return numbers;
        }

        private static void collect(JsonNode items, String pattern, List<Integer> numbers) {
            for (JsonNode item : items) {
                collect(item.path("item"), pattern, numbers);
                String code = item.at("/answer/0/valueCoding/code").asText();
                if (item.path("linkId").asText().matches(pattern) && !code.isEmpty()) {
                    numbers.add(number(code));
                }
            }
        }

        /** LOINC's answers "not at all" to "nearly every day" are 0 to 3; our own codes are numbers. */
        private static int number(String code) {
            int frequency =
                    List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9").indexOf(code);
            return frequency >= 0 ? frequency : Integer.parseInt(code);
        }

        private JsonNode extension(String name) {
            for (JsonNode extension : task.path("extension")) {
                if (extension.path("url").asText().endsWith("/" + name)) {
                    return extension;
                }
            }
            throw new AssertionError("no " + name + " on " + task.path("id"));
        }
    }
}
