package dk.stemme.server.exchange.subscription;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one HTTP/1.1 request to the checked address of an endpoint and reads the status of its answer. The clients of the
 * JDK resolve names themselves, after any check; this one connects to what was checked, and follows no redirect.
 */
@Component
class Wire {
    private static final int MOST_OF_STATUS = 1024;

    private final Addresses addresses;
    private final SubscriptionSettings settings;

    Wire(Addresses addresses, SubscriptionSettings settings) {
        this.addresses = addresses;
        this.settings = settings;
    }

    /**
     * @return the answer's status
     * @throws IOException with a reason that may be shown, when no answer came in time
     */
    int send(Notification notification) throws IOException {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        URI to = notification.to();
        InetAddress address = addresses.of(to);
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port(to)), left(deadline));
            plain.setSoTimeout(left(deadline));
            try (Socket socket = to.getScheme().equals("https") ? secured(plain, to) : plain) {
                OutputStream out = socket.getOutputStream();
                out.write(head(notification));
                out.write(notification.body());
                out.flush();
                return status(socket, deadline);
            }
        }
    }

    private static int port(URI to) {
        if (to.getPort() > 0) return to.getPort();
        return to.getScheme().equals("https") ? 443 : 80;
    }

    private static SSLSocket secured(Socket plain, URI to) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, to.getHost(), port(to), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] head(Notification notification) {
        URI to = notification.to();
        String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
        String host = to.getPort() > 0 ? to.getHost() + ":" + to.getPort() : to.getHost();
        StringBuilder head = new StringBuilder(notification.method() + " " + path + query + " HTTP/1.1\r\n");
        head.append("Host: ").append(host).append("\r\nConnection: close\r\nUser-Agent: Stemme\r\n");
        head.append("Content-Length: ").append(notification.body().length).append("\r\n");
        notification.headers().forEach(line -> head.append(line).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The number in {@code HTTP/1.1 204 No Content}; a line that drips in slowly does not keep us past the deadline. */
    private static int status(Socket socket, long deadline) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int read; (read = in.read()) >= 0 && read != '\n' && line.size() < MOST_OF_STATUS; ) {
            line.write(read);
            socket.setSoTimeout(left(deadline));
        }
        String[] words = line.toString(StandardCharsets.ISO_8859_1).split(" ");
        if (words.length < 2
                || !words[0].startsWith("HTTP/")
                || !words[1].strip().matches("\\d{3}")) throw new IOException("the answer is not HTTP");
        return Integer.parseInt(words[1].strip());
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) throw new SocketTimeoutException("no answer in time");
        return (int) left;
    }
}
