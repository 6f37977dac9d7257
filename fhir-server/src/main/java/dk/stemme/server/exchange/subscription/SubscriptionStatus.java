package dk.stemme.server.exchange.subscription;

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
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** {@code Subscription/[id]/$status} (Subscriptions R5 Backport 1.1): how it stands, and how much has happened. */
@Component
class SubscriptionStatus implements FhirOperations {
    private static final String MATCH = part("search", "{\"mode\":\"match\"}");

    private final Permission permission;
    private final Store store;
    private final Subscribers subscribers;

    SubscriptionStatus(Permission permission, Store store, Subscribers subscribers) {
        this.permission = permission;
        this.store = store;
        this.subscribers = subscribers;
    }

    @Operation(name = "$status", typeName = "Subscription", idempotent = true)
    public Bundle status(@IdParam IdType id, RequestDetails request) {
        permission.check("Subscription", "$status");
        Stored stored = store.read("Subscription", id.getIdPart());
        Subscriber subscriber =
                subscribers.find(stored.id()).orElseThrow(() -> Refusal.notFound("Subscription", stored.id()));
        String state = stored.json().path("status").asText();
        var status = NotificationBundle.status(subscriber, state, "query-status", subscriber.events());
        BundleText bundle = new BundleText("searchset").field("total", 1);
        bundle.entry(
                part("fullUrl", Json.quoted("urn:uuid:" + UUID.randomUUID())),
                part("resource", Json.write(status)),
                MATCH);
        new Answer(200, bundle.end(), null, List.of(stored)).attach(request);
        return new Bundle();
    }
}
