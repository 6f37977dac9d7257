package dk.stemme.server.fhir;

import static dk.stemme.server.store.BundleText.linkObject;
import static dk.stemme.server.store.BundleText.part;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Page;
import dk.stemme.server.store.Stored;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A searchset or history Bundle, put together from stored text without parsing it. */
final class SearchBundle {
    private static final String MATCH = part("search", "{\"mode\":\"match\"}");
    private static final String OUTCOME = part("search", "{\"mode\":\"outcome\"}");

    private SearchBundle() {}

    static Answer of(Page page, RequestDetails request, String type) {
        String base = request.getFhirServerBase();
        BundleText bundle = new BundleText("searchset");
        if (page.total() != null) bundle.field("total", page.total());
        String links = linkObject("self", self(base, type, request));
        if (page.next() != null) links += "," + linkObject("next", base + "/" + type + "?_page=" + page.next());
        bundle.field("link", "[" + links + "]");
        for (Stored stored : page.matches())
            bundle.entry(fullUrl(base, stored), part("resource", stored.text()), MATCH);
        page.warnings().forEach(warning -> bundle.entry(part("resource", outcome(warning)), OUTCOME));
        return new Answer(200, bundle.end(), null, page.matches());
    }

    static Answer ofHistory(List<Stored> versions, RequestDetails request) {
        BundleText bundle = new BundleText("history").field("total", versions.size());
        for (Stored version : versions) {
            String method = version.deleted() ? "DELETE" : version.version() == 1 ? "POST" : "PUT";
            String url = method.equals("POST") ? version.type() : version.reference();
            bundle.entry(
                    fullUrl(request.getFhirServerBase(), version),
                    version.deleted() ? "" : part("resource", version.text()),
                    part("request", "{\"method\":\"%s\",\"url\":\"%s\"}".formatted(method, url)),
                    part("response", Json.write(response(version))));
        }
        return new Answer(200, bundle.end(), null, versions);
    }

    private static ObjectNode response(Stored version) {
        return Json.object()
                .put("status", version.deleted() ? "204" : version.version() == 1 ? "201" : "200")
                .put("etag", "W/\"" + version.version() + "\"")
                .put("lastModified", version.updated().toString());
    }

    private static String fullUrl(String base, Stored stored) {
        return part("fullUrl", Json.quoted(base + "/" + stored.reference()));
    }

    private static String outcome(String warning) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\","
                + "\"code\":\"not-supported\",\"diagnostics\":" + Json.quoted(warning) + "}]}";
    }

    /** The query as understood; values that may name a person are left out, since links are logged by others. */
    private static String self(String base, String type, RequestDetails request) {
        StringBuilder url = new StringBuilder(base).append('/').append(type);
        char separator = '?';
        for (var parameter : Queries.of(request).entrySet()) {
            if (parameter.getKey().startsWith("identifier")
                    || parameter.getKey().contains(".identifier")) continue;
            for (String value : parameter.getValue()) {
                url.append(separator)
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(value));
                separator = '&';
            }
        }
        return url.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
