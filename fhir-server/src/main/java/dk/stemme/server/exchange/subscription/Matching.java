package dk.stemme.server.exchange.subscription;

import dk.stemme.server.store.Changes;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Outbox;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Stored;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds who is to be told of what has changed: the criteria are searched among the changed, with each client's rights. */
@Component
class Matching {
    private static final int AT_ONCE = 500;

    private final Outbox outbox;
    private final Subscribers subscribers;
    private final Deliveries deliveries;
    private final Search search;
    private final Permission permission;
    private final OnBehalf clients;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    Matching(
            Outbox outbox,
            Subscribers subscribers,
            Deliveries deliveries,
            Search search,
            Permission permission,
            OnBehalf clients,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.subscribers = subscribers;
        this.deliveries = deliveries;
        this.search = search;
        this.permission = permission;
        this.clients = clients;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Turns all changes that wait into deliveries. */
    void work() {
        while (Integer.valueOf(AT_ONCE).equals(transaction.execute(status -> some()))) continue;
    }

    private int some() {
        List<String> messages = outbox.take(Changes.TOPIC, AT_ONCE);
        if (messages.isEmpty()) return 0;
        Map<String, Set<String>> changed = new LinkedHashMap<>();
        for (String message : messages) {
            String[] reference = message.split("/");
            changed.computeIfAbsent(reference[0], type -> new LinkedHashSet<>()).add(reference[1]);
        }
        for (Subscriber subscriber : subscribers.active()) {
            Set<String> ids = changed.getOrDefault(subscriber.wish().type(), Set.of());
            if (!ids.isEmpty()) deliveries.add(subscriber, matches(subscriber, ids));
        }
        return messages.size();
    }

    /** In a transaction of its own, so that a refusal costs nobody else their notification. */
    private List<Stored> matches(Subscriber subscriber, Set<String> ids) {
        Map<String, List<String>> query = new LinkedHashMap<>(subscriber.search());
        query.merge("_id", List.of(String.join(",", ids)), Matching::both);
        query.put("_count", List.of(Integer.toString(AT_ONCE)));
        query.put("_sort", List.of("_lastUpdated"));
        try {
            return clients.of(subscriber.mandate(), () -> apart.execute(status -> found(subscriber, query)));
        } catch (Refusal refusal) {
            subscribers.become(subscriber.id(), "error", refusal.getMessage());
            return List.of();
        }
    }

    private List<Stored> found(Subscriber subscriber, Map<String, List<String>> query) {
        permission.check(subscriber.wish().type(), "search");
        return search.page(subscriber.wish().type(), query, true, other -> permission.allows(other, "read"))
                .matches();
    }

    private static List<String> both(List<String> criteria, List<String> changed) {
        return List.of(criteria.get(0), changed.get(0));
    }
}
