package dk.stemme.server.exchange.subscription;

import dk.stemme.server.store.PublicNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Which endpoints may be told: public addresses over TLS, and the private hosts that the settings name. Who is told is
 * connected to by the very address that was checked here, so that a name cannot turn to another in between.
 */
@Component
class Addresses {
    private final SubscriptionSettings settings;

    Addresses(SubscriptionSettings settings) {
        this.settings = settings;
    }

    /** @throws dk.stemme.server.store.Refusal 422 for an endpoint that is known not to be told */
    void check(URI endpoint) {
        if (isNamed(endpoint)) return;
        if (!"https".equals(endpoint.getScheme())) throw Wish.bad("channel.endpoint", "must begin with https:");
        try {
            of(endpoint);
        } catch (UnknownHostException e) {
            return; // it may get its name later; until then the subscription does not become active
        } catch (IOException e) {
            throw Wish.bad("channel.endpoint", "lies in a private network, which the settings do not allow");
        }
    }

    /** @throws IOException when the name has no address, or one that is not public */
    InetAddress of(URI endpoint) throws IOException {
        InetAddress[] all = InetAddress.getAllByName(endpoint.getHost());
        if (isNamed(endpoint)) return all[0];
        for (InetAddress each : all)
            if (!PublicNetwork.has(each)) throw new IOException(endpoint.getHost() + " lies in a private network");
        return all[0];
    }

    private boolean isNamed(URI endpoint) {
        return settings.privateHosts().contains(endpoint.getHost().toLowerCase(Locale.ROOT));
    }
}
