package dk.stemme.server.fhir;

import static dk.stemme.server.store.BundleText.linkObject;
import static dk.stemme.server.store.BundleText.part;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Page;
import dk.stemme.server.store.Stored;

/** A history Bundle, put together from stored text without parsing it. */
final class HistoryBundle {
    private HistoryBundle() {}

    /** @param path what it is the history of: empty, {@code /Patient} or {@code /Patient/1} */
    static Answer of(Page page, String base, String path) {
        BundleText bundle = new BundleText("history").field("total", page.total());
        String links = linkObject("self", base + path + "/_history");
        if (page.next() != null) links += "," + linkObject("next", base + path + "/_history?_page=" + page.next());
        bundle.field("link", "[" + links + "]");
        page.matches().forEach(version -> entry(bundle, base, version));
        return new Answer(200, bundle.end(), null, page.matches());
    }

    private static void entry(BundleText bundle, String base, Stored version) {
        String method = version.deleted() ? "DELETE" : version.version() == 1 ? "POST" : "PUT";
        String url = method.equals("POST") ? version.type() : version.reference();
        bundle.entry(
                SearchBundle.fullUrl(base, version),
                version.deleted() ? "" : part("resource", version.text()),
                part("request", "{\"method\":\"%s\",\"url\":\"%s\"}".formatted(method, url)),
                part("response", Json.write(response(version))));
    }

    private static ObjectNode response(Stored version) {
        return Json.object()
                .put("status", version.deleted() ? "204" : version.version() == 1 ? "201" : "200")
                .put("etag", "W/\"" + version.version() + "\"")
                .put("lastModified", version.updated().toString());
    }
}
