package dk.stemme.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One request as it goes over the wire.
 *
 * @param target path and query
 * @param headers whole lines
 */
record Request(String method, String target, List<String> headers, String body) {
    private static final Pattern LINE_ENDS = Pattern.compile("[\r\n]");

    boolean writes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    boolean isFhir() {
        return target.startsWith("/fhir/");
    }

    /** @param port of the server, by whose name tokens hold */
    byte[] bytes(int port) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        for (String header : headers)
            head.append(LINE_ENDS.matcher(header).replaceAll("")).append("\r\n");
        if (content.length > 0 || writes())
            head.append("Content-Length: ").append(content.length).append("\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(content);
        return whole.toByteArray();
    }

    /** Enough to send it again. */
    @Override
    public String toString() {
        String shown = body.length() > 3000 ? body.substring(0, 3000) + "…" : body;
        return method + " " + target + "\n" + String.join("\n", headers) + "\n\n" + shown;
    }
}
