package dk.stemme.server.exchange.subscription;

import dk.stemme.server.exchange.document.ResponseDocuments;
import dk.stemme.server.exchange.subscription.Deliveries.Delivery;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells subscribers what waits for them, each in order. What fails is tried again later and later; after the last try the
 * subscription is in error, and what waits stays until its client asks again.
 */
@Component
class Sending implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int AT_A_TIME = 4;
    private static final int IN_A_ROW = 100;

    private final Subscribers subscribers;
    private final Deliveries deliveries;
    private final OnBehalf clients;
    private final Permission permission;
    private final Store store;
    private final ResponseDocuments documents;
    private final Wire wire;
    private final SubscriptionSettings settings;
    private final Clock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    private final AtomicInteger busy = new AtomicInteger();

    Sending(
            Subscribers subscribers,
            Deliveries deliveries,
            OnBehalf clients,
            Permission permission,
            Store store,
            ResponseDocuments documents,
            Wire wire,
            SubscriptionSettings settings,
            Clock clock) {
        this.subscribers = subscribers;
        this.deliveries = deliveries;
        this.clients = clients;
        this.permission = permission;
        this.store = store;
        this.documents = documents;
        this.wire = wire;
        this.settings = settings;
        this.clock = clock;
    }

    /** Hands those who are due to free threads; a slow subscriber holds up nobody else. */
    void work() {
        int free = AT_A_TIME - busy.get();
        if (free <= 0) return;
        for (Subscriber subscriber : subscribers.lease(free, lease())) {
            busy.incrementAndGet();
            threads.execute(() -> {
                try {
                    tell(subscriber);
                } catch (RuntimeException e) {
                    LOG.error("Subscription/{} could not be told", subscriber.id(), e);
                } finally {
                    busy.decrementAndGet();
                }
            });
        }
    }

    /** Longer than anybody who keeps to the timeout works on one subscriber. */
    private Duration lease() {
        return settings.timeout().multipliedBy(4).plusSeconds(30);
    }

    private void tell(Subscriber subscriber) {
        long until = System.nanoTime() + settings.timeout().multipliedBy(2).toNanos();
        for (Delivery delivery : deliveries.first(subscriber.id(), IN_A_ROW)) {
            String failure = tell(subscriber, delivery);
            if (!failure.isEmpty()) {
                failed(subscriber, failure);
                return;
            }
            deliveries.done(delivery);
            if (System.nanoTime() > until) break;
        }
        subscribers.succeeded(subscriber.id());
    }

    /** What went wrong; empty when it was told, or when there is nothing that the client may be told. */
    private String tell(Subscriber subscriber, Delivery delivery) {
        Optional<Notification> notification =
                clients.of(subscriber.mandate(), () -> notification(subscriber, delivery));
        if (notification.isEmpty()) return "";
        try {
            int status = wire.send(notification.get());
            return status >= 200 && status < 300 ? "" : "the answer was " + status;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Of the resource as it is now, on record as shown; none when rights no longer reach it, or it is no document. */
    private Optional<Notification> notification(Subscriber subscriber, Delivery delivery) {
        try {
            permission.check(delivery.type(), "read");
            Stored resource = store.read(delivery.type(), delivery.resource());
            Notification notification = Notification.of(
                    subscriber,
                    delivery.number(),
                    resource,
                    () -> documents.of(resource).document().xml(),
                    clock.instant());
            if (subscriber.wish().payload() != Payload.EMPTY)
                clients.shown(
                        "$notify",
                        "Subscription/" + subscriber.id(),
                        resource.patient() == null ? List.of() : List.of(resource.patient()));
            return Optional.of(notification);
        } catch (Refusal refusal) {
            LOG.info("Subscription/{} is not told of one: {}", subscriber.id(), refusal.getMessage());
            return Optional.empty();
        }
    }

    /** @throws IOException when nobody listens */
    void handshake(Subscriber subscriber) throws IOException {
        int status = wire.send(Notification.handshake(subscriber, clock.instant()));
        if (status < 200 || status >= 300) throw new IOException("the answer was " + status);
    }

    private void failed(Subscriber subscriber, String failure) {
        int failures = subscriber.failures() + 1;
        LOG.warn("Subscription/{} could not be told, failure {}: {}", subscriber.id(), failures, failure);
        if (failures < settings.attempts()) subscribers.failed(subscriber.id(), settings.waitAfter(failures));
        else
            subscribers.become(
                    subscriber.id(),
                    "error",
                    "Not told after " + failures + " attempts; last failure: " + failure + ".");
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
