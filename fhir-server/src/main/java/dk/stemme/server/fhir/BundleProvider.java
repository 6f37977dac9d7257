package dk.stemme.server.fhir;

import static dk.stemme.server.store.BundleText.part;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** POST of a Bundle: a transaction does all or nothing, a batch each entry for itself (R4 http, 3.1.0.11). */
@Component
class BundleProvider {
    private final BundleEntries entries;
    private final BundleReferences references;
    private final Interactions interactions;
    private final TransactionTemplate transaction;

    BundleProvider(
            BundleEntries entries,
            BundleReferences references,
            Interactions interactions,
            PlatformTransactionManager manager) {
        this.entries = entries;
        this.references = references;
        this.interactions = interactions;
        this.transaction = new TransactionTemplate(manager);
    }

    @Transaction
    public Bundle process(@TransactionParam Bundle bundle, RequestDetails request) {
        List<Stored> shown = new ArrayList<>();
        String text = process(bundle, request.loadRequestContents(), request.getFhirServerBase(), shown);
        new Answer(200, text, null, shown).attach(request);
        return new Bundle();
    }

    @History
    public IBundleProvider history(RequestDetails request) {
        interactions.history(null, null, request).attach(request);
        return new SimpleBundleProvider();
    }

    /** @param shown gets what the entries only read */
    private String process(Bundle bundle, byte[] body, String base, List<Stored> shown) {
        JsonNode json =
                bundle.isEmpty() ? Json.array() : entries.json(bundle, body).path("entry");
        if (bundle.getType() == BundleType.TRANSACTION)
            return transaction.execute(status -> all(references.resolved(Entry.of(bundle, json)), base, shown));
        if (bundle.getType() == BundleType.BATCH) return each(bundle, json, base, shown);
        throw Refusal.of(
                400, IssueType.VALUE, "Bundle.type", "Only Bundles of type transaction or batch can be posted here.");
    }

    /** By the order of verbs that R4 demands; the answers stand in the order of the entries. */
    private String all(List<Entry> all, String base, List<Stored> shown) {
        String[][] answers = new String[all.size()][];
        IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparing(i -> all.get(i).verb().rank()))
                .forEach(i -> answers[i] = at(i, all.get(i), base, shown));
        BundleText answer = new BundleText("transaction-response");
        for (String[] parts : answers) answer.entry(parts);
        return answer.end();
    }

    private String[] at(int place, Entry entry, String base, List<Stored> shown) {
        try {
            return done(entry, base, shown);
        } catch (BaseServerResponseException e) {
            throw Errors.at("Bundle.entry[" + place + "]", e);
        }
    }

    private String each(Bundle bundle, JsonNode json, String base, List<Stored> shown) {
        BundleText answer = new BundleText("batch-response");
        for (Entry entry : Entry.of(bundle, json)) answer.entry(alone(entry, base, shown));
        return answer.end();
    }

    private String[] alone(Entry entry, String base, List<Stored> shown) {
        try {
            return transaction.execute(status -> done(entry, base, shown));
        } catch (BaseServerResponseException e) {
            return new String[] {
                part("response", "{\"status\":\"%d\",\"outcome\":%s}".formatted(e.getStatusCode(), entries.outcome(e)))
            };
        }
    }

    private String[] done(Entry entry, String base, List<Stored> shown) {
        Answer answer = entries.perform(entry, base);
        if (entry.verb() == Entry.Verb.GET) shown.addAll(answer.stored());
        return entries.parts(answer, base);
    }
}
