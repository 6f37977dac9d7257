package dk.stemme.server.exchange.bulk;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Scan;
import dk.stemme.server.store.SearchTable;
import dk.stemme.server.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $export} of the system, of all patients, or of a Group's: answers at once where the files will be. */
@Component
class ExportOperation implements FhirOperations {
    /** Exported only when named: who looked at what, and what others have subscribed to. */
    private static final Set<String> APART = Set.of("AuditEvent", "Subscription");

    private static final String ACCEPTED = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational",\
            "diagnostics":"The export has begun; ask at Content-Location how far it is."}]}""";

    private final Permission permission;
    private final Store store;
    private final Exports exports;

    ExportOperation(Permission permission, Store store, Exports exports) {
        this.permission = permission;
        this.store = store;
        this.exports = exports;
    }

    @Operation(name = "$export", idempotent = true)
    public OperationOutcome system(RequestDetails request) {
        permission.check("*", "$export");
        return begin(ExportRequest.of(request), false, null, request);
    }

    @Operation(name = "$export", idempotent = true, typeName = "Patient")
    public OperationOutcome patients(RequestDetails request) {
        permission.check("Patient", "$export");
        return begin(ExportRequest.of(request).ofPatients(), true, null, request);
    }

    @Operation(name = "$export", idempotent = true, typeName = "Group")
    public OperationOutcome group(@IdParam IdType id, RequestDetails request) {
        permission.check("Group", "$export");
        permission.check("Group", "read");
        JsonNode group = store.read("Group", id.getIdPart()).json();
        return begin(ExportRequest.of(request).ofPatients(), true, members(group), request);
    }

    private OperationOutcome begin(
            ExportRequest asked, boolean personal, @Nullable List<String> patients, RequestDetails request) {
        String id = exports.begin(asked, types(asked, personal), personal, patients);
        String base = request.getFhirServerBase();
        String here = base.substring(0, base.lastIndexOf("/fhir"));
        ((ServletRequestDetails) request).getServletResponse().setHeader("Content-Location", here + "/bulk/" + id);
        new Answer(202, ACCEPTED, null, List.of()).attach(request);
        return new OperationOutcome();
    }

    /** Those named, each of which the caller must be allowed to read; else all that the caller may. */
    private List<String> types(ExportRequest asked, boolean personal) {
        asked.types().forEach(type -> permission.check(type, "read"));
        if (!asked.types().isEmpty()) return asked.types();
        List<String> types = SearchTable.get().types().stream()
                .filter(type -> !APART.contains(type))
                .filter(type -> !personal || Scan.isPersonal(type))
                .filter(type -> permission.allows(type, "read"))
                .toList();
        if (types.isEmpty())
            throw Refusal.of(403, IssueType.FORBIDDEN, "", "With these scopes there is nothing to export.");
        return types;
    }

    private static List<String> members(JsonNode group) {
        List<String> patients = new ArrayList<>();
        for (JsonNode member : group.path("member")) {
            String reference = member.path("entity").path("reference").asText();
            boolean left = member.path("inactive").asBoolean();
            if (!left && reference.matches("(.*/)?Patient/[A-Za-z0-9.-]{1,64}"))
                patients.add(reference.substring(reference.lastIndexOf('/') + 1));
        }
        return patients;
    }
}
