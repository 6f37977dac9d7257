package dk.stemme.server.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a request came from, as it is told in the record of accesses.
 *
 * @param address of the client, as the connection has it
 * @param server the name we were called by
 * @param request the client's own number of it (X-Request-Id), empty for none
 */
public record Origin(String address, String server, String request) {
    /** Of work that no request is waiting for. */
    public static final Origin NONE = new Origin("", "", "");

    public static Origin of(HttpServletRequest request) {
        String number = request.getHeader("X-Request-Id");
        boolean usable = number != null && number.matches("[A-Za-z0-9._:-]{1,128}");
        return new Origin(request.getRemoteAddr(), request.getServerName(), usable ? number : "");
    }
}
