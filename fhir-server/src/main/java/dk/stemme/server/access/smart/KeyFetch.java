package dk.stemme.server.access.smart;

import dk.stemme.server.store.PublicNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Gets a client's keys from its address, over TLS and from a public address only; in the demonstration from this machine
 * too. It connects to the very address that was checked, follows no redirect, and reads no more than is sensible. Asked by
 * HTTP/1.0, a server sends the whole and closes (RFC 1945).
 */
@Component
class KeyFetch {
    private static final int MILLIS = 5_000;
    private static final int MOST = 256 * 1024;

    private final boolean demo;

    KeyFetch(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** @throws IOException when the address must not be called, or does not answer with 200 in time */
    String text(URI address) throws IOException {
        boolean secure = "https".equals(address.getScheme());
        int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
        InetAddress to = checked(address, secure);
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(to, port), MILLIS);
            plain.setSoTimeout(MILLIS);
            try (Socket socket = secure ? secured(plain, address.getHost(), port) : plain) {
                socket.getOutputStream().write(request(address));
                return body(new String(socket.getInputStream().readNBytes(MOST), StandardCharsets.UTF_8));
            }
        }
    }

    private InetAddress checked(URI address, boolean secure) throws IOException {
        InetAddress[] all = InetAddress.getAllByName(address.getHost());
        if (demo && all[0].isLoopbackAddress()) return all[0];
        for (InetAddress each : all)
            if (!secure || !PublicNetwork.has(each)) throw new IOException("jwks_uri must be public and https");
        return all[0];
    }

    private static SSLSocket secured(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] request(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String head = "GET " + path + query + " HTTP/1.0\r\nHost: " + address.getRawAuthority()
                + "\r\nAccept: application/json\r\nUser-Agent: Stemme\r\n\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String body(String answer) throws IOException {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0 || !answer.matches("(?s)HTTP/1\\.[01] 200\\b.*")) throw new IOException("no keys there");
        return answer.substring(end + 4);
    }
}
