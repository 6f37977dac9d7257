package dk.stemme.server.exchange.subscription;

import dk.stemme.server.store.Changes;
import java.io.IOException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Every moment: which types are followed, who has become active or ended, what is to be told. */
@Component
class SubscriptionSchedule implements SchedulingConfigurer {
    private final Changes changes;
    private final Subscribers subscribers;
    private final Addresses addresses;
    private final Matching matching;
    private final Sending sending;
    private final SubscriptionSettings settings;

    SubscriptionSchedule(
            Changes changes,
            Subscribers subscribers,
            Addresses addresses,
            Matching matching,
            Sending sending,
            SubscriptionSettings settings) {
        this.changes = changes;
        this.subscribers = subscribers;
        this.addresses = addresses;
        this.matching = matching;
        this.sending = sending;
        this.settings = settings;
        follow(); // before the first request, so that a restart misses nothing
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addFixedDelayTask(this::work, settings.every());
    }

    private void work() {
        follow();
        // by then every node has looked twice, so that all of them follow its type
        subscribers.requested(settings.every().multipliedBy(2)).forEach(this::activate);
        subscribers.ended().forEach(subscriber -> subscribers.become(subscriber.id(), "off", null));
        matching.work();
        sending.work();
    }

    private void follow() {
        changes.follow(subscribers.types());
    }

    private void activate(Subscriber subscriber) {
        try {
            addresses.of(subscriber.endpoint());
            if (subscriber.wish().topic() != null) sending.handshake(subscriber);
            subscribers.become(subscriber.id(), "active", null);
        } catch (IOException e) {
            subscribers.become(subscriber.id(), "error", "The endpoint cannot be reached: " + e.getMessage() + ".");
        }
    }
}
