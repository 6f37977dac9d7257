package dk.stemme.server.pathway;

import static dk.stemme.server.store.BundleText.part;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import dk.stemme.server.store.UnitReach;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * {@code Location/{id}/$overview}: everybody in treatment at a unit, those of most concern first, with what is newest
 * and what is missing. A searchset whose matches are the Patients; all else is included.
 */
@Component
class OverviewOperation implements FhirOperations {
    private static final String MATCH = part("search", "{\"mode\":\"match\"}");
    private static final String INCLUDE = part("search", "{\"mode\":\"include\"}");

    private final Permission permission;
    private final UnitReach reach;
    private final Store store;
    private final Overview overview;

    OverviewOperation(Permission permission, UnitReach reach, Store store, Overview overview) {
        this.permission = permission;
        this.reach = reach;
        this.store = store;
        this.overview = overview;
    }

    @Operation(name = "$overview", idempotent = true, typeName = "Location")
    public Bundle overview(@IdParam IdType id, RequestDetails request) {
        permission.check("Location", "$overview");
        Stored unit = store.read("Location", id.getIdPart());
        if (!reach.isOwn(unit.id()))
            throw Refusal.of(403, IssueType.FORBIDDEN, "", "You do not work at " + unit.reference() + ".");
        List<Stored> found = overview.of(unit.id());
        new Answer(200, bundle(found, request.getFhirServerBase()), null, found).attach(request);
        return new Bundle();
    }

    private static String bundle(List<Stored> found, String base) {
        BundleText bundle = new BundleText("searchset")
                .field(
                        "total",
                        found.stream().filter(OverviewOperation::isMatch).count());
        for (Stored stored : found)
            bundle.entry(
                    part("fullUrl", Json.quoted(base + "/" + stored.reference())),
                    part("resource", stored.text()),
                    isMatch(stored) ? MATCH : INCLUDE);
        return bundle.end();
    }

    private static boolean isMatch(Stored stored) {
        return stored.type().equals("Patient");
    }
}
