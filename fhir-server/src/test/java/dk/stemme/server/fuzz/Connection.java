package dk.stemme.server.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 over one kept connection, without a library that would refuse to send what is wrong. */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    Connection(int port) {
        this.port = port;
    }

    Reply send(Request request) throws IOException {
        boolean kept = socket != null;
        try {
            return exchange(request);
        } catch (IOException e) {
            close();
            if (!kept) throw e;
            return exchange(request); // the server may have closed what was kept
        }
    }

    private Reply exchange(Request request) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request.bytes(port));
        } catch (SocketException e) { // refused before all was read: the reply may be there
            if (in.available() == 0) throw e;
        }
        Reply reply = reply(request.method());
        if ("close".equalsIgnoreCase(reply.headers().get("Connection"))) close();
        return reply;
    }

    private Reply reply(String method) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line; !(line = line()).isEmpty(); ) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        if (status < 200) return reply(method);
        boolean bare = method.equals("HEAD") || status == 204 || status == 304;
        return new Reply(status, headers, bare ? "" : new String(body(headers), StandardCharsets.UTF_8));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("Content-Length"))
            return in.readNBytes(Integer.parseInt(headers.get("Content-Length")));
        if (!"chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) return in.readAllBytes();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size; (size = Integer.parseInt(line(), 16)) > 0; line()) whole.write(in.readNBytes(size));
        line();
        return whole.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int each; (each = in.read()) != '\n'; ) {
            if (each < 0) throw new IOException("The server hung up.");
            if (each != '\r') line.write(each);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) socket.close();
        socket = null;
    }
}
