package dk.stemme.server.access.purpose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dk.stemme.server.store.Compartment;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Scan;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource as research may have it. Of a Patient there remain sex, year of birth and year of death. All else that lies
 * in a compartment loses identifiers, narrative, notes, texts that somebody wrote and files; its id and its references to
 * patients, to other records of theirs and to staff become pseudonyms. What is about nobody stays as it is.
 */
final class Disguise implements UnaryOperator<String> {
    private static final Pattern REFERENCE =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/.*)?");
    private static final Set<String> OF_PATIENTS =
            Set.of("resourceType", "id", "gender", "birthDate", "deceasedBoolean", "deceasedDateTime");
    private static final List<String> TOLD = List.of(
            "text", "meta", "contained", "implicitRules", "description", "patientInstruction", "comment", "photo");
    private static final Set<String> ANYWHERE =
            Set.of("identifier", "note", "valueAttachment", "name", "telecom", "address");
    private static final Set<String> STAFF = Set.of("Practitioner", "PractitionerRole", "RelatedPerson");

    private final byte[] key;

    Disguise(byte[] key) {
        this.key = key;
    }

    @Override
    public String apply(String text) {
        ObjectNode resource = Json.read(text);
        String type = resource.path("resourceType").asText();
        if (Compartment.of(type, resource) == null && !type.equals("Group")) return text;
        if (type.equals("Patient")) patient(resource);
        resource.remove(TOLD);
        resource.put("id", pseudonym(type, resource.path("id").asText()));
        hide(resource);
        return Json.write(resource);
    }

    private static void patient(ObjectNode patient) {
        patient.retain(OF_PATIENTS);
        for (String date : List.of("birthDate", "deceasedDateTime"))
            if (patient.has(date)) patient.put(date, year(patient.path(date).asText()));
    }

    private static String year(String date) {
        return date.substring(0, Math.min(4, date.length()));
    }

    private void hide(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(ANYWHERE);
            if (object.path("reference").isTextual()) refer(object);
            if (object.has("answer")) withoutWords(object);
        }
        node.forEach(this::hide);
    }

    /** What a patient wrote in words may say who they are; what they chose does not. */
    private static void withoutWords(ObjectNode item) {
        item.path("answer").forEach(answer -> {
            if (answer instanceof ObjectNode object && object.remove("valueString") != null)
                object.putArray("extension")
                        .addObject()
                        .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
                        .put("valueCode", "masked");
        });
    }

    private void refer(ObjectNode object) {
        Matcher reference = REFERENCE.matcher(object.path("reference").asText());
        object.remove("display");
        if (!reference.matches()) object.remove("reference");
        else if (Scan.isPersonal(reference.group(1)) || STAFF.contains(reference.group(1)))
            object.set(
                    "reference",
                    TextNode.valueOf(reference.group(1) + "/" + pseudonym(reference.group(1), reference.group(2))));
    }

    private String pseudonym(String type, String id) {
        return Keyed.pseudonym(key, type + "/" + id);
    }
}
