package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.quality.Told.Cell;
import dk.stemme.server.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One aggregate Observation: an indicator of a unit in a month. Withheld, it names what it would say and tells none of
 * it.
 *
 * @param cell what it shows
 * @param status preliminary, final or corrected
 */
record Figure(Family family, Unit unit, Cell cell, String status) {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private static final String METHOD = "http://terminology.hl7.org/CodeSystem/v3-ObservationMethod";
    private static final String INSTANTIATES = "http://hl7.org/fhir/StructureDefinition/workflow-instantiatesCanonical";

    /** Follows from the identifier, so that computing again never makes a second one. */
    String id() {
        return UUID.nameUUIDFromBytes(identifier().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private String identifier() {
        return "%s|%s|%s|all|internal".formatted(definition().key(), unit.id(), family.month());
    }

    ObjectNode json(Instant issued) {
        ObjectNode json = Json.object().put("resourceType", "Observation");
        coding(json.putObject("meta").putArray("tag").addObject(), Canonicals.codeSystem("audience"), "internal");
        json.putArray("extension")
                .addObject()
                .put("url", INSTANTIATES)
                .put("valueCanonical", definition().canonical());
        json.putArray("identifier")
                .addObject()
                .put("system", Canonicals.BASE + "/aggregate")
                .put("value", identifier());
        json.put("status", status);
        ArrayNode categories = json.putArray("category");
        concept(categories.addObject(), CATEGORY, "survey");
        concept(categories.addObject(), Canonicals.codeSystem("observation-kind"), "aggregate");
        code(json.putObject("code"));
        json.putObject("subject").put("reference", "Location/" + unit.id()).put("display", unit.name());
        json.putObject("effectivePeriod")
                .put("start", family.first().toString())
                .put("end", family.month().atEndOfMonth().toString());
        json.put("issued", issued.toString());
        performer(json);
        if (family.indicator().score().isPresent()) concept(json.putObject("method"), METHOD, "AVERAGE");
        Figures shown = cell.withheld() ? null : cell.shown();
        return shown == null ? withheld(json) : shown(json, family.indicator().amounts(shown));
    }

    private ObjectNode shown(ObjectNode json, Map<Statistic, Amount> amounts) {
        Amount headline = amounts.get(Statistic.HEADLINE);
        if (headline != null) headline.put(json);
        ArrayNode components = json.putArray("component");
        for (Statistic statistic : family.indicator().statistics()) {
            Amount amount = amounts.get(statistic);
            if (statistic == Statistic.HEADLINE || amount == null) continue;
            if (statistic.isOfResponses() && !cell.responses()) mask(component(components, statistic));
            else amount.put(component(components, statistic));
        }
        return suppressed(json, components, false);
    }

    private ObjectNode withheld(ObjectNode json) {
        mask(json);
        ArrayNode components = json.putArray("component");
        for (Statistic statistic : family.indicator().statistics())
            if (statistic != Statistic.HEADLINE) mask(component(components, statistic));
        return suppressed(json, components, true);
    }

    private static ObjectNode component(ArrayNode components, Statistic statistic) {
        ObjectNode component = components.addObject();
        statistic.code(component);
        return component;
    }

    private static void mask(ObjectNode element) {
        concept(element.putObject("dataAbsentReason"), ABSENT, "masked");
    }

    private static ObjectNode suppressed(ObjectNode json, ArrayNode components, boolean is) {
        ObjectNode component = components.addObject().put("valueBoolean", is);
        concept(component.putObject("code"), Statistic.System.OURS, "suppressed");
        return json;
    }

    private void code(ObjectNode code) {
        concept(code, Canonicals.INDICATORS, definition().code());
        ((ObjectNode) code.path("coding").path(0)).put("display", definition().title());
        if (definition().danish() != null) code.put("text", definition().danish());
    }

    private void performer(ObjectNode json) {
        if (unit.organization() == null) return;
        json.putArray("performer")
                .addObject()
                .put("reference", "Organization/" + unit.organization())
                .put("display", unit.name());
    }

    private Definition definition() {
        return family.indicator().definition();
    }

    private static void concept(ObjectNode concept, String system, String code) {
        coding(concept.putArray("coding").addObject(), system, code);
    }

    private static void coding(ObjectNode coding, String system, String code) {
        coding.put("system", system).put("code", code);
    }
}
