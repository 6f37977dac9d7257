package dk.stemme.server.fhir;

import static dk.stemme.server.store.BundleText.linkObject;
import static dk.stemme.server.store.BundleText.part;

import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Page;
import dk.stemme.server.store.Stored;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A searchset Bundle, put together from stored text without parsing it. */
final class SearchBundle {
    private static final String MATCH = part("search", "{\"mode\":\"match\"}");
    private static final String INCLUDE = part("search", "{\"mode\":\"include\"}");
    private static final String OUTCOME = part("search", "{\"mode\":\"outcome\"}");

    private SearchBundle() {}

    /** @param query as it was asked, for the self-link */
    static Answer of(Page page, String base, String type, Map<String, List<String>> query) {
        BundleText bundle = new BundleText("searchset");
        if (page.total() != null) bundle.field("total", page.total());
        String links = linkObject("self", self(base, type, query));
        if (page.next() != null) links += "," + linkObject("next", base + "/" + type + "?_page=" + page.next());
        bundle.field("link", "[" + links + "]");
        for (Stored stored : page.matches())
            bundle.entry(fullUrl(base, stored), part("resource", stored.text()), MATCH);
        for (Stored stored : page.included())
            bundle.entry(fullUrl(base, stored), part("resource", stored.text()), INCLUDE);
        page.warnings().forEach(warning -> bundle.entry(part("resource", outcome(warning)), OUTCOME));
        List<Stored> shown =
                Stream.concat(page.matches().stream(), page.included().stream()).toList();
        return new Answer(200, bundle.end(), null, shown);
    }

    static String fullUrl(String base, Stored stored) {
        return part("fullUrl", Json.quoted(base + "/" + stored.reference()));
    }

    private static String outcome(String warning) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\","
                + "\"code\":\"not-supported\",\"diagnostics\":" + Json.quoted(warning) + "}]}";
    }

    /** The query as understood; values that may name a person are left out, since links are logged by others. */
    private static String self(String base, String type, Map<String, List<String>> query) {
        StringBuilder url = new StringBuilder(base).append('/').append(type);
        char separator = '?';
        for (var parameter : query.entrySet()) {
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
