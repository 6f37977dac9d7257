package dk.stemme.server.access.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An AuditEvent in the shape of a registration in MinLog2, where Danish citizens see who has looked at their data: a
 * {@code LogDataEntry} with Source and Destination, by the element names of NSP's registration and look-up services
 * (nspop.dk, "MinLog2 – Guide til anvendere"). The mapping stands in docs/access.md.
 *
 * @param number gives the number of a resource by which Denmark knows it (Patient, Practitioner: CPR; Location: SOR),
 *     empty when there is none
 */
record MinLog(JsonNode event, Function<String, String> number) {
    private static final int LONGEST_NAME = 50;
    private static final Map<String, String> ACTIVITIES =
            Map.of("R", "Læst", "E", "Søgt", "C", "Oprettet", "U", "Ændret", "D", "Slettet");
    private static final Map<String, String> ROLES = Map.of(
            "patient", "Borger",
            "clinician", "Sundhedsperson",
            "quality", "Kvalitetsmedarbejder",
            "author", "Redaktør",
            "system", "System",
            "administrator", "Administrator");
    private static final Pattern TYPE = Pattern.compile("\\b([A-Z][a-z]+[A-Za-z]*)(?=[/?$ ]|$)");

    ObjectNode entry(String patient) {
        ObjectNode entry = Json.object();
        ObjectNode source = entry.putObject("Source").put("SystemName", client());
        put(source, "CorrelationId", requestId());
        ObjectNode destination = entry.putObject("Destination");
        destination.put("SystemName", "Stemme").put("Activity", activity());
        put(destination, "Reason", reason());
        put(destination, "Addition", event.path("outcomeDesc").asText());
        destination.put("DateTime", event.path("recorded").asText());
        JsonNode unit = user().path("location");
        identifier(
                destination,
                "OrganisationId",
                "SOR",
                number.apply(unit.path("reference").asText()));
        put(destination, "OrganisationName", unit.path("display").asText());
        identifier(destination, "PersonIdentifier", "CPR", number.apply(patient));
        person(destination);
        destination.put("SequenceNumber", event.path("id").asText());
        return entry;
    }

    private void person(ObjectNode destination) {
        String who = user().at("/who/reference")
                .asText(user().at("/who/identifier/value").asText());
        String known = number.apply(who);
        identifier(
                destination, "UserPersonIdentifier", known.isEmpty() ? "LOCAL" : "CPR", known.isEmpty() ? who : known);
        String name = user().path("name").asText();
        put(destination, "UserPersonName", name.substring(0, Math.min(name.length(), LONGEST_NAME)));
        String role = user().at("/role/0/coding/0/code").asText();
        put(destination, "UserRole", ROLES.getOrDefault(role, role));
    }

    private JsonNode user() {
        return event.at("/agent/0");
    }

    private String client() {
        for (JsonNode agent : event.path("agent")) {
            JsonNode identifier = agent.at("/who/identifier");
            if (identifier.path("system").asText().endsWith("/sid/client"))
                return identifier.path("value").asText();
        }
        return Agents.PAGES;
    }

    private String requestId() {
        for (JsonNode entity : event.path("entity"))
            if (entity.at("/type/code").asText().equals("XrequestId"))
                return entity.at("/what/identifier/value").asText();
        return "";
    }

    /** {@code Læst: Observation}, {@code Forsøgt slettet: Patient} */
    private String activity() {
        String action = ACTIVITIES.getOrDefault(event.path("action").asText(), "");
        boolean done = event.path("outcome").asText().equals("0");
        return (done ? action : "Forsøgt " + action.toLowerCase(Locale.ROOT)) + ": " + what();
    }

    private String what() {
        for (JsonNode entity : event.path("entity")) {
            String reference = entity.at("/what/reference").asText();
            if (entity.at("/role/code").asText().equals("4")) return reference.split("/")[0];
            if (!entity.has("query")) continue;
            byte[] query = Base64.getDecoder().decode(entity.path("query").asText());
            Matcher type = TYPE.matcher(new String(query, StandardCharsets.UTF_8));
            if (type.find()) return type.group(1);
        }
        return "Patient";
    }

    private String reason() {
        JsonNode purpose = event.at("/purposeOfEvent/0");
        String code = purpose.at("/coding/0/code").asText();
        String text =
                purpose.path("text").asText(user().at("/purposeOfUse/0/text").asText());
        return text.isEmpty() ? code : code + ": " + text;
    }

    private static void identifier(ObjectNode destination, String name, String source, String value) {
        if (!value.isEmpty()) destination.putObject(name).put("source", source).put("value", value);
    }

    private static void put(ObjectNode object, String name, String value) {
        if (!value.isEmpty()) object.put(name, value);
    }
}
