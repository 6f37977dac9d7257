package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.Stored;
import org.jspecify.annotations.Nullable;

/**
 * One unit of the tree, as its Location says it.
 *
 * @param parent Location id of the unit it is part of
 * @param kind nation, region, hospital, department, ward …; other where the Location does not say
 * @param organization bare id of the managing Organization
 */
record Unit(
        String id,
        @Nullable String parent,
        String kind,
        String name,
        @Nullable String organization) {
    private static final String KINDS = Canonicals.codeSystem("unit-type");

    static Unit of(Stored location) {
        JsonNode json = location.json();
        return new Unit(
                location.id(),
                Link.id(json.path("partOf"), "Location"),
                kind(json.path("physicalType").path("coding")),
                json.path("name").asText(location.id()),
                Link.id(json.path("managingOrganization"), "Organization"));
    }

    private static String kind(JsonNode codings) {
        for (JsonNode coding : codings)
            if (KINDS.equals(coding.path("system").asText()))
                return coding.path("code").asText();
        return codings.path(0).path("code").asText("other");
    }
}
