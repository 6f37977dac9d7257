package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.fhir.Way.Sent;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.SearchParameter;
import dk.stemme.server.store.SearchTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceInteractionComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;

/**
 * The CapabilityStatement as OpenAPI 3.0.3 (spec.openapis.org): every address that is served, what it can be asked, and
 * an example of each body.
 */
final class OpenApi {
    private static final String SERVER = "Server";
    private static final List<String> OF_EVERY_SEARCH = List.of(
            "_id", "_lastUpdated", "_sort", "_count", "_include", "_revinclude", "_total", "_elements", "_summary");

    private final ParameterDefinitions definitions;
    private final OwnDefinitions own;
    private final Map<String, List<NamedOperation>> operations;
    private final ObjectNode paths = Json.object();

    private OpenApi(FhirContext context, List<NamedOperation> operations) {
        this.definitions = new ParameterDefinitions(context);
        this.own = OwnDefinitions.read(context);
        this.operations = operations.stream().collect(Collectors.groupingBy(NamedOperation::type));
    }

    static ObjectNode of(FhirContext context, Capabilities capabilities) {
        CapabilityStatement statement = capabilities.statement(FhirConfiguration.PATH);
        OpenApi api = new OpenApi(context, capabilities.operations());
        api.system();
        statement.getRestFirstRep().getResource().forEach(api::type);
        return api.document(statement);
    }

    private ObjectNode document(CapabilityStatement statement) {
        ObjectNode document = Json.object().put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", statement.getTitle())
                .put("version", statement.getVersion())
                .put("description", statement.getDescription());
        document.putArray("servers").addObject().put("url", FhirConfiguration.PATH);
        document.putArray("security").addObject().putArray("smart");
        document.set("paths", paths);
        document.set("components", Examples.file("openapi-components.json"));
        return document;
    }

    private void system() {
        way(SERVER, "/metadata", new Way("get", "What this server can do", Sent.NOTHING))
                .putArray("security");
        example(way(SERVER, "/", new Way("post", "Transaction or batch", Sent.RESOURCE)), Examples.body("Bundle", ""));
        way(SERVER, "/_history", new Way("get", "What has changed", Sent.NOTHING));
        operations.keySet().stream()
                .filter(type -> !SearchTable.get().serves(type))
                .flatMap(type -> operations.get(type).stream())
                .forEach(this::operation);
    }

    private void type(CapabilityStatementRestResourceComponent resource) {
        String type = resource.getType();
        resource.getInteraction().stream()
                .map(ResourceInteractionComponent::getCode)
                .forEach(code -> interaction(type, code));
        operations.getOrDefault(type, List.of()).forEach(this::operation);
    }

    private void interaction(String type, TypeRestfulInteraction code) {
        Way way = Way.of(code);
        ObjectNode described = way(type, "/" + type + way.path(), way);
        if (way.sent() == Sent.RESOURCE) example(described, Examples.body(type, ""));
        if (way.sent() == Sent.PATCH) patches(described);
        if (code != TypeRestfulInteraction.SEARCHTYPE) return;
        SearchTable.get().of(type).forEach(parameter -> parameter(described, parameter));
        SearchTable.get().common().forEach(parameter -> parameter(described, parameter));
        OF_EVERY_SEARCH.forEach(name -> reference(described, name));
        way(type, "/" + type + "/_search", new Way("post", "The same search, in the body", Sent.FORM));
    }

    /** A JSON Patch, or a FHIRPath Patch as Parameters. */
    private static void patches(ObjectNode described) {
        ArrayNode patch = Json.array();
        patch.addObject().put("op", "replace").put("path", "/language").put("value", "da");
        example(described, patch);
        schema((ObjectNode) described.path("requestBody"), Sent.RESOURCE.mediaType, Sent.RESOURCE.schema);
    }

    private void parameter(ObjectNode described, SearchParameter parameter) {
        ObjectNode shown = described.withArray("parameters").addObject();
        shown.put("name", parameter.name()).put("in", "query");
        shown.put("description", description(parameter));
        shown.putObject("schema").put("type", "string");
        shown.put("example", Examples.value(parameter.kind()));
    }

    private String description(SearchParameter parameter) {
        String definition = definitions.of(parameter);
        if (definition != null) return own.parameter(definition);
        return parameter.name().startsWith("_")
                ? "As R4 defines it for all types"
                : definitions.standard(parameter).orElseThrow().getDescription();
    }

    private void operation(NamedOperation operation) {
        String type = operation.isOfSystem() ? "" : "/" + operation.type();
        if (operation.onType()) operation(operation, type + "/$" + operation.name());
        if (operation.onInstance()) operation(operation, type + "/{id}/$" + operation.name());
    }

    private void operation(NamedOperation operation, String path) {
        String tag = operation.isOfSystem() ? SERVER : operation.type();
        String summary = own.operation(operation.definition())
                .map(definition -> definition.getDescription().replace("%", "%%"))
                .orElse("$" + operation.name() + ", as HL7 defines it");
        ObjectNode post = way(tag, path, new Way("post", summary, Sent.RESOURCE));
        example(post, Examples.body(operation.type(), "$" + operation.name()));
        defined(post, operation);
        if (!operation.safe()) return;
        ObjectNode get = way(tag, path, new Way("get", summary, Sent.NOTHING));
        own.operation(operation.definition()).ifPresent(definition -> asked(get, definition));
        defined(get, operation);
    }

    private static void defined(ObjectNode described, NamedOperation operation) {
        described.putObject("externalDocs").put("url", operation.definition());
    }

    private static void asked(ObjectNode described, OperationDefinition definition) {
        definition.getParameter().stream()
                .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                .forEach(parameter -> described
                        .withArray("parameters")
                        .addObject()
                        .put("name", parameter.getName())
                        .put("in", "query")
                        .put("description", parameter.getDocumentation())
                        .putObject("schema")
                        .put("type", "string"));
    }

    private ObjectNode way(String tag, String path, Way way) {
        ObjectNode described = paths.withObjectProperty(path).putObject(way.method());
        described.put("summary", way.summary().formatted(tag));
        described.putArray("tags").add(tag);
        Stream.of("id", "version")
                .filter(name -> path.contains("{" + name + "}"))
                .forEach(name -> reference(described, name));
        if (way.sent() != Sent.NOTHING) {
            ObjectNode body = described.putObject("requestBody").put("required", true);
            schema(body, way.sent().mediaType, way.sent().schema);
        }
        ObjectNode responses = described.putObject("responses");
        ObjectNode done = responses.putObject("2XX").put("description", "Done");
        if (!way.method().equals("delete")) schema(done, Way.FHIR_JSON, "Resource");
        responses.putObject("default").put("$ref", "#/components/responses/refused");
        return described;
    }

    private static void reference(ObjectNode described, String parameter) {
        described.withArray("parameters").addObject().put("$ref", "#/components/parameters/" + parameter);
    }

    private static void schema(ObjectNode parent, String mediaType, String schema) {
        parent.withObjectProperty("content")
                .putObject(mediaType)
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + schema);
    }

    private static void example(ObjectNode described, JsonNode example) {
        described.at("/requestBody/content").forEach(content -> ((ObjectNode) content).set("example", example));
    }
}
