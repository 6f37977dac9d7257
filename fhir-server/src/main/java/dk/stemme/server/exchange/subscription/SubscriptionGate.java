package dk.stemme.server.exchange.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * Takes in Subscriptions. A client asks (requested) or stops (off); active and error are the server's to say. Who made
 * one is the only one to change it, since it is told with that client's rights.
 */
@Component
class SubscriptionGate implements Gate {
    private final Store store;
    private final Subscribers subscribers;
    private final Permission permission;
    private final Search search;
    private final OnBehalf caller;
    private final Addresses addresses;

    SubscriptionGate(
            Store store,
            Subscribers subscribers,
            Permission permission,
            Search search,
            OnBehalf caller,
            Addresses addresses) {
        this.store = store;
        this.subscribers = subscribers;
        this.permission = permission;
        this.search = search;
        this.caller = caller;
        this.addresses = addresses;
    }

    @Override
    public String type() {
        return "Subscription";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        Optional<Stored> before = store.findForUpdate(type(), incoming.id());
        Optional<Subscriber> known = before.flatMap(stored -> subscribers.find(stored.id()));
        known.ifPresent(this::own);
        ObjectNode json = incoming.json();
        String status = status(json, before);
        Wish wish = Wish.of(json, known.map(each -> each.wish().headers()).orElse(List.of()));
        check(wish);
        Accepted accepted = store.put(incoming.with(Wish.hidden(json)));
        if (!status.equals("active") && !status.equals("error"))
            subscribers.put(
                    new Subscriber(accepted.stored().id(), caller.client(), caller.mandate(), wish, 0, 0), status);
        return accepted;
    }

    private static String status(ObjectNode json, Optional<Stored> before) {
        String status = json.path("status").asText();
        boolean untouched = before.filter(stored -> !stored.deleted())
                .filter(stored -> stored.json().path("status").asText().equals(status))
                .isPresent();
        if (untouched && status.equals("active")) json.put("status", "requested"); // set up anew with what has changed
        else if (!status.equals("requested") && !status.equals("off"))
            throw Wish.bad("status", "must be requested, or off to stop; the server makes it active");
        json.remove("error");
        return json.path("status").asText();
    }

    /** The criteria must be a search that this caller may make here; the endpoint, one that may be told. */
    private void check(Wish wish) {
        permission.check(wish.type(), "search");
        permission.check(wish.type(), "read");
        Map<String, List<String>> query = new LinkedHashMap<>(wish.search());
        query.put("_count", List.of("0"));
        try {
            search.page(wish.type(), query, true, other -> permission.allows(other, "read"));
        } catch (Refusal refusal) {
            throw Refusal.of(422, IssueType.VALUE, "Subscription.criteria", refusal.getMessage());
        }
        addresses.check(wish.endpoint());
    }

    private void own(Subscriber subscriber) {
        if (!subscriber.client().equals(caller.client()))
            throw Refusal.of(
                    403,
                    IssueType.FORBIDDEN,
                    "Subscription",
                    "Only the client that made a Subscription may change it.");
    }

    @Override
    public void mayDelete(Stored stored) {
        subscribers.find(stored.id()).ifPresent(this::own);
    }

    @Override
    public void deleted(Stored stored) {
        subscribers.remove(stored.id());
    }
}
