package dk.stemme.server.exchange.view;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.exchange.bulk.Downloads;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Reading;
import dk.stemme.server.store.Scan;
import dk.stemme.server.store.Scan.Wanted;
import dk.stemme.server.store.SearchTable;
import dk.stemme.server.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code ViewDefinition/$viewdefinition-run} (SQL on FHIR 2.0): runs the view in the body over the resources in the body, or
 * else over what is stored and within the caller's rights, and writes the rows while it reads.
 */
@Component
class ViewRun implements FhirOperations {
    private static final String NAME = "$viewdefinition-run";

    private final Permission permission;
    private final OnBehalf caller;
    private final Store store;
    private final Scan scan;
    private final Downloads downloads;
    private final FhirContext context;
    private final Clock clock;

    ViewRun(
            Permission permission,
            OnBehalf caller,
            Store store,
            Scan scan,
            Downloads downloads,
            FhirContext context,
            Clock clock) {
        this.permission = permission;
        this.caller = caller;
        this.store = store;
        this.scan = scan;
        this.downloads = downloads;
        this.context = context;
        this.clock = clock;
    }

    @Operation(name = NAME, manualRequest = true, manualResponse = true)
    public void run(RequestDetails request, HttpServletResponse response) throws IOException {
        permission.check("*", NAME);
        Asked asked = Asked.of(request);
        View view = ViewReader.read(asked.view());
        Table table = asked.table();
        Rows rows = new Rows(view, table, asked.limit(), response.getOutputStream());
        List<Resource> sent = asked.resources().stream().map(this::resource).toList();
        @Nullable Wanted wanted = sent.isEmpty() ? wanted(view.type(), asked) : null;
        boolean header = asked.header();
        caller.shown(NAME, "POST ViewDefinition/" + NAME + " over " + view.type(), asked.patients());
        response.setHeader(
                "Purpose-Of-Use", caller.terms(caller.mandate()).path("purpose").asText());
        response.setContentType(table.mediaType);
        response.setCharacterEncoding("UTF-8");
        rows.begin(header);
        if (wanted == null) sent.forEach(rows::add);
        else
            downloads.send(() -> caller.inBulk(caller.mandate(), written -> {
                scan.until(wanted, line -> rows.add(resource(written.apply(line))));
                return wanted;
            }));
        rows.end();
    }

    /** All of the type that the caller may export. */
    private Wanted wanted(String type, Asked asked) {
        if (!SearchTable.get().serves(type)) throw View.bad("ViewDefinition.resource", type + " is not stored here.");
        permission.check(type, "read");
        List<String> patients = asked.patients();
        patients.forEach(patient -> store.read("Patient", patient));
        boolean narrowed = !patients.isEmpty() && Scan.isPersonal(type);
        return new Wanted(type, clock.instant(), asked.since().orElse(null), narrowed, narrowed ? patients : null);
    }

    private Resource resource(String json) {
        return Reading.resource(context.newJsonParser(), Json.withNulls(json));
    }
}
