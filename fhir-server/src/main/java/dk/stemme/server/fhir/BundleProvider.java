package dk.stemme.server.fhir;

import static dk.stemme.server.store.BundleText.part;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** POST of a Bundle: a transaction does all or nothing, a batch each entry for itself (R4 http, 3.1.0.11). */
@Component
class BundleProvider {
    private final BundleEntries entries;
    private final TransactionTemplate transaction;

    BundleProvider(BundleEntries entries, PlatformTransactionManager manager) {
        this.entries = entries;
        this.transaction = new TransactionTemplate(manager);
    }

    @Transaction
    public Bundle process(@TransactionParam Bundle bundle, RequestDetails request) {
        List<Stored> shown = new ArrayList<>();
        String text = process(bundle, request.loadRequestContents(), request.getFhirServerBase(), shown);
        new Answer(200, text, null, shown).attach(request);
        return new Bundle();
    }

    /** @param shown gets what the entries only read */
    private String process(Bundle bundle, byte[] body, String base, List<Stored> shown) {
        JsonNode json =
                bundle.isEmpty() ? Json.array() : entries.json(bundle, body).path("entry");
        if (bundle.getType() == BundleType.TRANSACTION)
            return transaction.execute(status -> all(entries.resolved(bundle, json), base, shown));
        if (bundle.getType() == BundleType.BATCH) return each(bundle, json, base, shown);
        throw Refusal.of(
                400, IssueType.VALUE, "Bundle.type", "Only Bundles of type transaction or batch can be posted here.");
    }

    private String all(List<BundleEntries.Resolved> resolved, String base, List<Stored> shown) {
        BundleText answer = new BundleText("transaction-response");
        for (int i = 0; i < resolved.size(); i++) {
            try {
                answer.entry(done(resolved.get(i), base, shown));
            } catch (BaseServerResponseException e) {
                throw Errors.at("Bundle.entry[" + i + "]", e);
            }
        }
        return answer.end();
    }

    private String each(Bundle bundle, JsonNode json, String base, List<Stored> shown) {
        BundleText answer = new BundleText("batch-response");
        for (BundleEntries.Resolved entry : entries.unresolved(bundle, json)) answer.entry(alone(entry, base, shown));
        return answer.end();
    }

    private String[] alone(BundleEntries.Resolved entry, String base, List<Stored> shown) {
        try {
            return transaction.execute(status -> done(entry, base, shown));
        } catch (BaseServerResponseException e) {
            return new String[] {
                part("response", "{\"status\":\"%d\",\"outcome\":%s}".formatted(e.getStatusCode(), entries.outcome(e)))
            };
        }
    }

    private String[] done(BundleEntries.Resolved entry, String base, List<Stored> shown) {
        Answer answer = entries.perform(entry, base);
        if (entry.entry().getRequest().getMethod() == HTTPVerb.GET) shown.addAll(answer.stored());
        return parts(answer, base);
    }

    private static String[] parts(Answer answer, String base) {
        List<String> parts = new ArrayList<>();
        if (answer.resource() == null) {
            if (!answer.text().isEmpty()) parts.add(part("resource", answer.text()));
            parts.add(part("response", "{\"status\":\"" + answer.status() + "\"}"));
            return parts.toArray(String[]::new);
        }
        var stored = answer.resource();
        parts.add(part("resource", stored.text()));
        parts.add(part(
                "response",
                Json.write(Json.object()
                        .put("status", Integer.toString(answer.status()))
                        .put("location", base + "/" + stored.reference() + "/_history/" + stored.version())
                        .put("etag", "W/\"" + stored.version() + "\"")
                        .put("lastModified", stored.updated().toString()))));
        return parts.toArray(String[]::new);
    }
}
