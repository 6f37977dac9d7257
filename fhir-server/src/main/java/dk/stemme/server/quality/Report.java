package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.Json;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A summary MeasureReport of one unit: a group for each month, whose id is the month.
 *
 * @param months the figures; none where they may not be told
 */
record Report(Indicator indicator, Unit unit, Map<YearMonth, Optional<Figures>> months, Instant now) {
    private static final String IMPROVEMENT = "http://terminology.hl7.org/CodeSystem/measure-improvement-notation";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    ObjectNode json() {
        Definition definition = indicator.definition();
        ObjectNode json = Json.object().put("resourceType", "MeasureReport");
        json.put("status", "complete").put("type", "summary").put("measure", definition.canonical());
        json.putObject("subject").put("reference", "Location/" + unit.id()).put("display", unit.name());
        json.put("date", now.toString());
        if (unit.organization() != null)
            json.putObject("reporter").put("reference", "Organization/" + unit.organization());
        List<YearMonth> all = List.copyOf(months.keySet());
        json.putObject("period")
                .put("start", all.get(0).atDay(1).toString())
                .put("end", all.get(all.size() - 1).atEndOfMonth().toString());
        if (definition.improvement() != null)
            concept(json.putObject("improvementNotation"), IMPROVEMENT, definition.improvement());
        ArrayNode groups = json.putArray("group");
        months.forEach((month, figures) -> group(groups.addObject(), month, figures));
        return json;
    }

    private void group(ObjectNode group, YearMonth month, Optional<Figures> figures) {
        group.put("id", month.toString());
        concept(
                group.putObject("code"),
                Canonicals.INDICATORS,
                indicator.definition().code());
        if (figures.isEmpty()) masked(group.putObject("measureScore"));
        else shown(group, figures.get());
    }

    private void shown(ObjectNode group, Figures figures) {
        ArrayNode populations = group.putArray("population");
        indicator.populations(figures).forEach((code, count) -> {
            ObjectNode population = populations.addObject();
            concept(population.putObject("code"), Statistic.System.POPULATION, code);
            population.put("count", count);
        });
        if (indicator.amounts(figures).get(Statistic.HEADLINE) instanceof Amount.Number score)
            Amount.quantity(group.putObject("measureScore"), score.value(), score.unit());
    }

    private static void masked(ObjectNode quantity) {
        quantity.putArray("extension").addObject().put("url", ABSENT).put("valueCode", "masked");
    }

    private static void concept(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }
}
