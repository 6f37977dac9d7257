package dk.stemme.server.demo;

import static dk.stemme.server.demo.Fhir.array;
import static dk.stemme.server.demo.Fhir.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A unit of the invented health service: one Location and one Organization with the same SOR number. */
record Unit(
        String id,
        String type,
        String parent,
        String sor,
        String name,
        @Nullable Care care,
        int courses) {
    private static final Map<String, Unit> ALL = read();

    /** Every unit, those above before those below. */
    static Collection<Unit> all() {
        return ALL.values();
    }

    static Unit of(String id) {
        return Objects.requireNonNull(ALL.get(id), id);
    }

    String location() {
        return "Location/" + id;
    }

    String organization() {
        return "Organization/" + id;
    }

    List<ObjectNode> resources() {
        return List.of(asOrganization(), asLocation());
    }

    private ObjectNode asOrganization() {
        ObjectNode organization = Fhir.resource("Organization", id).put("active", true);
        organization.set("identifier", array(Fhir.identifier("official", Fhir.SOR, sor)));
        organization.put("name", name);
        if (!parent.isEmpty()) {
            organization.set("partOf", reference(of(parent).organization()));
        }
        return organization;
    }

    private ObjectNode asLocation() {
        ObjectNode location = Fhir.resource("Location", id);
        location.set("identifier", array(Fhir.identifier("official", Fhir.SOR, sor)));
        location.put("status", "active").put("name", name).put("mode", "instance");
        location.set("physicalType", Fhir.concept(Fhir.codeSystem("unit-type"), type));
        location.set("managingOrganization", reference(organization()));
        if (!parent.isEmpty()) {
            location.set("partOf", reference(of(parent).location()));
        }
        return location;
    }

    private static Map<String, Unit> read() {
        Map<String, Unit> units = new LinkedHashMap<>();
        Table.read("units.csv").forEach(row -> units.put(row.text("id"), unit(row)));
        return units;
    }

    private static Unit unit(Table.Row row) {
        return new Unit(
                row.text("id"),
                row.text("type"),
                row.text("parent"),
                row.text("sor"),
                row.text("name"),
                row.has("care") ? Care.of(row.text("care")) : null,
                row.whole("courses"));
    }
}
