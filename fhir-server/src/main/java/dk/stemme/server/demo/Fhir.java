package dk.stemme.server.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.LocalZone;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The few shapes of FHIR R4 JSON the demonstration is written in. */
final class Fhir {
    static final String BASE = "https://stemme.example/fhir";
    static final String SNOMED = "http://snomed.info/sct";
    static final String CPR = "urn:oid:1.2.208.176.1.2";
    static final String REPLACEMENT_CPR = "urn:oid:1.2.208.176.1.6.1.1";
    static final String SOR = "urn:oid:1.2.208.176.1.1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Fhir() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ObjectNode resource(String type, String id) {
        return object().put("resourceType", type).put("id", id);
    }

    static String path(ObjectNode resource) {
        return resource.path("resourceType").textValue() + "/"
                + resource.path("id").textValue();
    }

    static ArrayNode array(ObjectNode... nodes) {
        return NODES.arrayNode(nodes.length).addAll(List.of(nodes));
    }

    static ObjectNode reference(String to) {
        return object().put("reference", to);
    }

    static ObjectNode reference(String to, String display) {
        return reference(to).put("display", display);
    }

    static ObjectNode coding(String system, String code) {
        return object().put("system", system).put("code", code);
    }

    static ObjectNode concept(String system, String code) {
        return concept(coding(system, code));
    }

    static ObjectNode concept(ObjectNode coding) {
        return object().set("coding", array(coding));
    }

    static ObjectNode identifier(String system, String value) {
        return object().put("system", system).put("value", value);
    }

    static ObjectNode identifier(String use, String system, String value) {
        return object().put("use", use).put("system", system).put("value", value);
    }

    /** One of our own extensions, its value not yet set. */
    static ObjectNode extension(String name) {
        return object().put("url", BASE + "/StructureDefinition/" + name);
    }

    static String codeSystem(String name) {
        return BASE + "/CodeSystem/" + name;
    }

    /** Sets a text in English, and its Danish translation beside it. */
    static ObjectNode text(ObjectNode to, String element, String english, String danish) {
        ObjectNode lang = object().put("url", "lang").put("valueCode", "da");
        ObjectNode content = object().put("url", "content").put("valueString", danish);
        ObjectNode translation = object().put("url", "http://hl7.org/fhir/StructureDefinition/translation");
        translation.set("extension", array(lang, content));
        to.put(element, english);
        return to.set("_" + element, object().set("extension", array(translation)));
    }

    static ObjectNode period(LocalDate start, LocalDate end, boolean over) {
        ObjectNode period = object().put("start", start.toString());
        return over ? period.put("end", end.toString()) : period;
    }

    /** A local time with its offset from UTC, to the second. */
    static String instant(LocalDateTime local) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.withNano(0).atZone(LocalZone.get()));
    }
}
