package dk.stemme.server.store;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses of the Internet are anybody's to call, by the special-purpose registries of IANA (RFC 6890); tunnels to
 * IPv4 (6to4, Teredo, NAT64) are not public.
 */
public final class PublicNetwork {
    private PublicNetwork() {}

    public static boolean has(InetAddress address) {
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
