package dk.stemme.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the request of a number: nearly right, and wrong in a few drawn places. */
final class Requests {
    private static final List<String> MODIFIERS = List.of(
            "",
            "",
            "",
            ":exact",
            ":contains",
            ":missing",
            ":not",
            ":in",
            ":not-in",
            ":below",
            ":above",
            ":text",
            ":of-type",
            ":identifier",
            ":iterate",
            ":Patient",
            ":Nothing",
            ":",
            "::",
            ".identifier",
            ".name",
            ".x.y.z",
            ":Patient.name",
            ".subject:Patient.organization.name");
    private static final List<String> PREFIXES = List.of("", "", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");
    private static final List<String> CONTROLS = List.of(
            "_id",
            "_lastUpdated",
            "_tag",
            "_profile",
            "_security",
            "_source",
            "_text",
            "_content",
            "_list",
            "_filter",
            "_query",
            "_type",
            "_has:Observation:subject:code",
            "_has:Nothing:x:y",
            "_has:::",
            "_has:Observation:subject:_has:Provenance:target:agent",
            "_include",
            "_include:iterate",
            "_revinclude",
            "_revinclude:iterate",
            "_sort",
            "_count",
            "_offset",
            "_total",
            "_summary",
            "_elements",
            "_contained",
            "_containedType",
            "_page",
            "_format",
            "_pretty",
            "_since",
            "_at",
            "_narrative",
            "_graph",
            "patient",
            "subject",
            "shoe",
            "",
            ":",
            "$");
    private static final List<String> CONTROL_VALUES = List.of(
            "1000000",
            "-1",
            "true",
            "count",
            "data",
            "text",
            "accurate",
            "xml",
            "json",
            "ttl",
            "html/json",
            "*",
            "*:*",
            "Observation:*",
            "Observation:subject",
            "Provenance:target",
            "Patient:link:Patient",
            "-_lastUpdated",
            "date,-date,date",
            "-",
            "id,meta,name",
            "ge2026-01-01",
            "eq",
            "gt",
            "le2026-13",
            "5.4|http://unitsofmeasure.org|mg",
            "sa5e3||",
            "1e400",
            "a$b",
            "a$b$c",
            "http://loinc.org|",
            "|x",
            "https://stemme.example/fhir/ValueSet/x");
    private static final List<String> SOURCES =
            List.of("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO");
    private static final List<String> ELSEWHERE = List.of(
            "/cds-services",
            "/cds-services/stemme-patient-view",
            "/cds-services/stemme-patient-view/feedback",
            "/cds-services/x",
            "/bulk/x",
            "/bulk/x/Patient.ndjson",
            "/session",
            "/actuator/health",
            "/actuator/env",
            "/fhir/.well-known/smart-configuration",
            "/fhir/package.tgz",
            "/demo/people",
            "/oauth2/token",
            "/error");

    private final Corpus corpus;
    private final List<List<String>> callers;
    private final long seed;

    /** @param callers the headers that say who asks, the first of whom may do most */
    Requests(Corpus corpus, List<List<String>> callers, long seed) {
        this.corpus = corpus;
        this.callers = callers;
        this.seed = seed;
    }

    Request of(int number) {
        return new Making(new Draw(seed + number)).any();
    }

    /** One that would change something. */
    Request write(int number) {
        return new Making(new Draw(seed + number)).write();
    }

    private final class Making {
        private final Draw draw;
        private final JsonMutation mutation;

        Making(Draw draw) {
            this.draw = draw;
            this.mutation = new JsonMutation(draw);
        }

        Request any() {
            int kind = draw.below(100);
            if (kind < 32) return write();
            if (kind < 60) return search();
            if (kind < 78) return operation();
            if (kind < 86) return bundle();
            if (kind < 95) return read();
            return elsewhere();
        }

        Request write() {
            ObjectNode resource = draw.of(corpus.resources());
            String type = resource.path("resourceType").asText();
            String id = draw.chance(50) ? "fuzz-" + draw.below(200) : id(resource);
            int kind = draw.below(10);
            if (kind < 4) return request("POST", "/fhir/" + type, json(), mutation.of(resource));
            if (kind < 7)
                return request(
                        "PUT",
                        "/fhir/" + type + "/" + id,
                        json(),
                        mutation.of(resource.deepCopy().put("id", id)));
            if (kind < 9) return request("PATCH", "/fhir/" + type + "/" + id(resource), patchType(), patch(resource));
            String which = draw.chance(50) ? "/fuzz-" + draw.below(200) : "?" + parameter(type);
            return request("DELETE", "/fhir/" + type + which, List.of(), "");
        }

        private String id(ObjectNode resource) {
            return resource.path("id").asText("fuzz-0");
        }

        private List<String> json() {
            return List.of("Content-Type: application/fhir+json");
        }

        private List<String> patchType() {
            return List.of("Content-Type: application/json-patch+json");
        }

        private String patch(ObjectNode resource) {
            ArrayNode patch = Json.array();
            for (int i = draw.below(3); i >= 0; i--) {
                ObjectNode step = patch.addObject();
                step.put("op", draw.of(List.of("add", "remove", "replace", "move", "copy", "test", "none")));
                step.put("path", pointer(resource)).put("from", pointer(resource));
                step.set("value", draw.chance(50) ? resource.path("meta") : mutation.odd());
            }
            return draw.chance(20) ? draw.of(Odd.BODIES) : patch.toString();
        }

        private String pointer(JsonNode node) {
            StringBuilder pointer = new StringBuilder();
            while (!node.isEmpty() && !draw.chance(25)) {
                List<String> names = new ArrayList<>();
                node.fieldNames().forEachRemaining(names::add);
                String name = node.isObject() ? draw.of(names) : String.valueOf(draw.below(node.size()));
                pointer.append('/').append(name);
                node = node.isObject() ? node.get(name) : node.get(Integer.parseInt(name));
            }
            return draw.chance(30) ? pointer + "/" + draw.of(Odd.TEXTS.subList(0, 12)) : pointer.toString();
        }

        Request search() {
            String type = draw.of(List.copyOf(corpus.types().keySet()));
            StringBuilder query = new StringBuilder(parameter(type));
            for (int i = draw.below(4); i > 0; i--) query.append('&').append(parameter(type));
            if (draw.chance(10))
                return request(
                        "POST",
                        "/fhir/" + type + "/_search",
                        List.of("Content-Type: application/x-www-form-urlencoded"),
                        query.toString());
            return request("GET", "/fhir/" + type + "?" + query, List.of(), "");
        }

        private String parameter(String type) {
            List<String> own = corpus.types().get(type);
            boolean control = draw.chance(35) || own == null || own.isEmpty();
            String name = (control ? draw.of(CONTROLS) : draw.of(own)) + draw.of(MODIFIERS);
            return coded(name) + "=" + coded(draw.of(PREFIXES) + value(control));
        }

        private String value(boolean control) {
            if (control && draw.chance(60)) return draw.of(CONTROL_VALUES);
            if (draw.chance(50)) return draw.of(Odd.TEXTS);
            JsonNode node = draw.of(corpus.resources());
            while (!node.isEmpty()) node = draw.of(children(node));
            return node.asText();
        }

        private static List<JsonNode> children(JsonNode node) {
            List<JsonNode> children = new ArrayList<>();
            node.forEach(children::add);
            return children;
        }

        private String coded(String text) {
            String shorter = text.length() > 3000 ? text.substring(0, 3000) : text;
            return URLEncoder.encode(shorter, StandardCharsets.UTF_8);
        }

        Request operation() {
            String path = draw.of(corpus.operations());
            ObjectNode resource = draw.of(corpus.resources());
            if (draw.chance(40)) path = path.replace("/$", "/" + id(resource) + "/$");
            if (draw.chance(30)) return request("GET", "/fhir/" + path + "?" + asked() + "&" + asked(), List.of(), "");
            return request(
                    "POST", "/fhir/" + path, json(), draw.chance(50) ? parameters(resource) : mutation.of(resource));
        }

        private String asked() {
            return draw.of(PARAMETERS) + "=" + coded(value(draw.chance(50)));
        }

        private String parameters(ObjectNode resource) {
            ObjectNode parameters = Json.object().put("resourceType", "Parameters");
            ArrayNode list = parameters.putArray("parameter");
            for (int i = draw.below(4); i >= 0; i--) {
                ObjectNode each = list.addObject().put("name", draw.of(PARAMETERS));
                if (draw.chance(40)) each.set("resource", resource);
                else each.put(draw.of(List.of("valueString", "valueUri", "valueCode", "valueDate")), value(false));
                if (draw.chance(20)) each.putObject("valueReference").put("reference", value(false));
            }
            return draw.chance(70) ? mutation.of(parameters) : parameters.toString();
        }

        Request bundle() {
            ObjectNode bundle = Json.object().put("resourceType", "Bundle");
            bundle.put("type", draw.of(List.of("transaction", "batch", "batch", "collection")));
            for (int i = draw.below(4); i >= 0; i--) {
                ObjectNode resource = draw.of(corpus.resources());
                String type = resource.path("resourceType").asText();
                ObjectNode entry = bundle.withArray("/entry").addObject();
                entry.put("fullUrl", "urn:uuid:00000000-0000-0000-0000-00000000000" + i);
                entry.set("resource", resource);
                entry.putObject("request")
                        .put("method", draw.of(List.of("GET", "PUT", "POST", "POST", "DELETE", "PATCH", "HEAD")))
                        .put("url", type + draw.of(List.of("", "/fuzz-" + draw.below(200), "?" + parameter(type))));
            }
            return request("POST", draw.chance(90) ? "/fhir" : "/fhir/", json(), mutation.of(bundle));
        }

        Request read() {
            ObjectNode resource = draw.of(corpus.resources());
            String path = "/fhir/" + resource.path("resourceType").asText();
            String rest = draw.of(List.of(
                    "/" + id(resource),
                    "/" + id(resource) + "/_history",
                    "/" + id(resource) + "/_history/" + draw.of(List.of("1", "0", "-1", "x", "99999999999")),
                    "/_history?" + parameter("Patient"),
                    "/" + coded(draw.of(Odd.TEXTS)),
                    "/" + id(resource) + "/Observation?code=x",
                    "/_history/1/_history"));
            return request(draw.of(SOURCES), draw.chance(5) ? "/fhir/_history?_count=1" : path + rest, List.of(), "");
        }

        Request elsewhere() {
            String body = draw.chance(50) ? draw.of(Odd.BODIES) : mutation.of(draw.of(corpus.resources()));
            String path = draw.chance(30) ? "/fhir/" + draw.of(corpus.operations()) : draw.of(ELSEWHERE);
            return request(draw.of(SOURCES), path, List.of("Content-Type: application/json"), body);
        }

        private Request request(String method, String target, List<String> said, String body) {
            List<String> headers = new ArrayList<>(draw.chance(60) ? callers.get(0) : draw.of(callers));
            headers.addAll(draw.chance(5) ? List.of("Content-Type: " + draw.of(Odd.MEDIA_TYPES)) : said);
            if (draw.chance(10)) headers.add("Accept: " + draw.of(Odd.MEDIA_TYPES));
            for (int i = draw.chance(30) ? 1 + draw.below(2) : 0; i > 0; i--) headers.add(draw.of(Odd.HEADERS));
            String content = draw.chance(3) ? draw.of(Odd.BODIES) : body;
            return new Request(method, spoilt(target), headers, method.equals("GET") ? "" : content);
        }

        private String spoilt(String target) {
            if (!draw.chance(5)) return target;
            int at = "/fhir".length() + draw.below(Math.max(1, target.length() - 4));
            int place = Math.min(at, target.length());
            return target.substring(0, place) + draw.of(Odd.CODED) + target.substring(place);
        }
    }

    private static final List<String> PARAMETERS = List.of(
            "resource",
            "questionnaire",
            "questionnaireRef",
            "canonical",
            "identifier",
            "subject",
            "context",
            "local",
            "launchContext",
            "name",
            "content",
            "questionnaire-response",
            "response",
            "url",
            "valueSet",
            "code",
            "system",
            "display",
            "coding",
            "codeableConcept",
            "filter",
            "count",
            "offset",
            "displayLanguage",
            "version",
            "periodStart",
            "periodEnd",
            "measure",
            "mode",
            "profile",
            "_type",
            "_since",
            "_typeFilter",
            "_outputFormat",
            "_count",
            "start",
            "end",
            "max",
            "statistic",
            "rules",
            "from",
            "to",
            "patient",
            "property",
            "language");
}
