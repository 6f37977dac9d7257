package dk.stemme.server.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.Json;

/** Writes the Flag of a critical finding: what was found is its detail. */
public final class Flags {
    private static final String DETAIL = "http://hl7.org/fhir/StructureDefinition/flag-detail";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/flag-category";

    private Flags() {}

    /**
     * Up since the answers were given.
     *
     * @param finding the critical Observation
     * @param id its id
     */
    public static ObjectNode raised(ObjectNode finding, String id) {
        ObjectNode flag = Json.object().put("resourceType", "Flag");
        ObjectNode detail = flag.putArray("extension").addObject().put("url", DETAIL);
        detail.putObject("valueReference").put("reference", "Observation/" + id);
        flag.put("status", "active");
        Observations.coding(flag.putArray("category").addObject(), CATEGORY, "clinical");
        ObjectNode code = flag.putObject("code");
        Observations.coding(code, Canonicals.ATTENTION, "critical");
        String reasons = String.join("\n", finding.path("note").findValuesAsText("text"));
        if (!reasons.isEmpty()) code.put("text", reasons);
        flag.set("subject", finding.path("subject"));
        flag.putObject("period").put("start", finding.path("effectiveDateTime").asText());
        if (finding.has("encounter")) flag.set("encounter", finding.get("encounter"));
        flag.putObject("author").put("display", "Stemme");
        return flag;
    }

    /** No longer up. */
    public static ObjectNode lowered(ObjectNode flag, String when) {
        flag.withObject("/period").put("end", when);
        return flag.put("status", "inactive");
    }
}
