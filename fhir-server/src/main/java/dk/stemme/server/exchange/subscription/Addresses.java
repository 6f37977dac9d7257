package dk.stemme.server.exchange.subscription;

import java.io.IOException;
import java.net.Inet6Address;
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
            if (!isPublic(each)) throw new IOException(endpoint.getHost() + " lies in a private network");
        return all[0];
    }

    private boolean isNamed(URI endpoint) {
        return settings.privateHosts().contains(endpoint.getHost().toLowerCase(Locale.ROOT));
    }

    /** By the special-purpose registries of IANA (RFC 6890); tunnels to IPv4 (6to4, Teredo, NAT64) are not public. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet6Address)
            return (first & 0xe0) == 0x20 // 2000::/3, what is given out
                    && !(first == 0x20 && second == 0x02)
                    && !(first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
        return first != 0
                && first < 240
                && !(first == 100 && (second & 0xc0) == 64)
                && !(first == 192 && second == 0)
                && !(first == 198 && (second & 0xfe) == 18);
    }
}
