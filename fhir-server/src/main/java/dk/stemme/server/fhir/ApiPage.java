package dk.stemme.server.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.web.util.HtmlUtils;

/** The OpenAPI document as a page to read: no script, everything in it unfolds by itself. */
final class ApiPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Stemme: FHIR API</title>
            <link rel="icon" href="/assets/portal/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/api/tokens.css">
            <link rel="stylesheet" href="/assets/api/base.css">
            <link rel="stylesheet" href="/assets/api/api.css">
            </head>
            <body>
            <main>
            <h1>The FHIR API of Stemme</h1>
            <p>FHIR R4 with Structured Data Capture 4.0.0. A request carries an access token of SMART on FHIR
            (<code>Authorization: Bearer …</code>). A refusal is an OperationOutcome that names the place and what to do.</p>
            <ul>
            <li><a href="/openapi.json">openapi.json</a>: this page for programs (OpenAPI 3)</li>
            <li><a href="/fhir/metadata">/fhir/metadata</a>: the CapabilityStatement</li>
            <li><a href="/fhir/.well-known/smart-configuration">smart-configuration</a>: where tokens come from</li>
            <li><a href="/package.tgz">package.tgz</a>: profiles, extensions, code systems and instruments as a FHIR package</li>
            </ul>
            """;

    private final ObjectNode document;
    private final StringBuilder page = new StringBuilder(HEAD);

    private ApiPage(ObjectNode document) {
        this.document = document;
    }

    static String of(ObjectNode document) {
        return new ApiPage(document).page();
    }

    private String page() {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(way -> sections.computeIfAbsent(
                                        way.getValue().at("/tags/0").asText(), tag -> new StringBuilder())
                                .append(way(path.getKey(), way.getKey(), way.getValue()))));
        page.append("<nav aria-label=\"Resource types\"><ul>");
        sections.keySet().forEach(tag -> page.append("<li><a href=\"#%1$s\">%1$s</a></li>".formatted(text(tag))));
        page.append("</ul></nav>");
        sections.forEach((tag, ways) ->
                page.append("<section id=\"%1$s\"><h2>%1$s</h2>%2$s</section>".formatted(text(tag), ways)));
        return page.append("</main></body></html>").toString();
    }

    private String way(String path, String method, JsonNode way) {
        List<JsonNode> asked = StreamSupport.stream(way.path("parameters").spliterator(), false)
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
        return "<details><summary><code class=\"%s\">%s</code> <code>/fhir%s</code> %s</summary>%s%s%s</details>"
                .formatted(
                        method,
                        method.toUpperCase(Locale.ROOT),
                        text(path),
                        text(way.path("summary").asText()),
                        parameters(asked),
                        defined(way.at("/externalDocs/url").asText()),
                        example(path + query(asked), method, way.at("/requestBody/content")));
    }

    private JsonNode resolved(JsonNode parameter) {
        return parameter.has("$ref")
                ? document.at(parameter.path("$ref").asText().substring(1))
                : parameter;
    }

    private static String query(List<JsonNode> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.has("example"))
                .findFirst()
                .map(parameter -> "?" + parameter.path("name").asText() + "="
                        + parameter.path("example").asText())
                .orElse("");
    }

    private static String parameters(List<JsonNode> parameters) {
        if (parameters.isEmpty()) return "";
        StringBuilder rows = new StringBuilder();
        for (JsonNode parameter : parameters)
            rows.append("<tr><th scope=\"row\"><code>%s</code></th><td>%s</td><td><code>%s</code></td></tr>"
                    .formatted(
                            text(parameter.path("name").asText()),
                            text(parameter.path("description").asText()),
                            text(parameter.path("example").asText())));
        return "<table><thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">What it is</th>"
                + "<th scope=\"col\">Example</th></tr></thead><tbody>" + rows + "</tbody></table>";
    }

    private static String defined(String url) {
        return url.isEmpty() ? "" : "<p>Defined by <a href=\"%1$s\">%1$s</a></p>".formatted(text(url));
    }

    private static String example(String path, String method, JsonNode content) {
        StringBuilder request = new StringBuilder(method.toUpperCase(Locale.ROOT))
                .append(" /fhir")
                .append(path.replace("{id}", "example").replace("{version}", "1"));
        content.properties().forEach(type -> {
            request.append("\nContent-Type: ").append(type.getKey());
            if (type.getValue().has("example"))
                request.append("\n\n").append(type.getValue().path("example").toPrettyString());
        });
        return "<pre>" + text(request.toString()) + "</pre>";
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscape(words);
    }
}
