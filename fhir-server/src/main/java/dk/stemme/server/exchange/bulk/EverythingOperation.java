package dk.stemme.server.exchange.bulk;

import static dk.stemme.server.store.BundleText.linkObject;
import static dk.stemme.server.store.BundleText.part;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.PatientRecord;
import dk.stemme.server.store.PatientRecord.Part;
import dk.stemme.server.store.PatientRecord.Wanted;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Scan;
import dk.stemme.server.store.SearchTable;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/{id}/$everything} (R4): all in the patient's compartment that the caller may read, in pages;
 * {@code _type}, {@code _since}, {@code start}, {@code end} and {@code _count} narrow it.
 */
@Component
class EverythingOperation implements FhirOperations {
    private static final int PAGE = 100;
    private static final int LARGEST = 1000;
    private static final String MATCH = part("search", "{\"mode\":\"match\"}");

    private final Permission permission;
    private final Store store;
    private final PatientRecord record;

    EverythingOperation(Permission permission, Store store, PatientRecord record) {
        this.permission = permission;
        this.store = store;
        this.record = record;
    }

    @Operation(name = "$everything", idempotent = true, typeName = "Patient")
    public Bundle everything(@IdParam IdType id, RequestDetails request) {
        permission.check("Patient", "$everything");
        Stored patient = store.read("Patient", id.getIdPart());
        Asked asked = Asked.of(request);
        Wanted wanted = new Wanted(
                patient.id(), types(asked), asked.since(), asked.text("start"), asked.text("end"), count(asked));
        Part found = record.part(wanted, asked.text("_page"));
        String base = request.getFhirServerBase();
        new Answer(
                        200,
                        bundle(found, base, base + "/" + patient.reference() + "/$everything", asked),
                        null,
                        found.resources())
                .attach(request);
        return new Bundle();
    }

    private List<String> types(Asked asked) {
        List<String> named = asked.types();
        return SearchTable.get().types().stream()
                .filter(Scan::isPersonal)
                .filter(type -> named.isEmpty() ? !type.equals("AuditEvent") : named.contains(type))
                .filter(type -> permission.allows(type, "read"))
                .toList();
    }

    private static int count(Asked asked) {
        String text = asked.text("_count");
        if (text == null) return PAGE;
        if (!text.matches("[1-9]\\d{0,8}")) throw ExportRequest.bad("_count must be a whole number from 1.");
        return Math.min(LARGEST, Integer.parseInt(text));
    }

    private static String bundle(Part found, String base, String here, Asked asked) {
        BundleText bundle = new BundleText("searchset");
        String links = linkObject("self", here + "?" + query(asked, asked.text("_page")));
        if (found.next() != null) links += "," + linkObject("next", here + "?" + query(asked, found.next()));
        bundle.field("link", "[" + links + "]");
        for (Stored stored : found.resources())
            bundle.entry(
                    part("fullUrl", Json.quoted(base + "/" + stored.reference())),
                    part("resource", stored.text()),
                    MATCH);
        return bundle.end();
    }

    private static String query(Asked asked, @Nullable String page) {
        StringBuilder query = new StringBuilder();
        asked.parameters().forEach((name, values) -> {
            if (!name.equals("_page")) values.forEach(value -> add(query, name, value));
        });
        if (page != null) add(query, "_page", page);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!query.isEmpty()) query.append('&');
        query.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
