package dk.stemme.server.exchange.subscription;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A subscription as it is kept for the workers.
 *
 * @param mandate the rights of the client who made it
 * @param failures in a row
 * @param events notifications so far
 */
record Subscriber(String id, String client, String mandate, Wish wish, int failures, long events) {

    Map<String, List<String>> search() {
        return wish.search();
    }

    URI endpoint() {
        return wish.endpoint();
    }
}
