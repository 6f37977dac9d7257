package dk.stemme.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * What an operation was asked with: Parameters in the body, or the one resource it is about, or (with GET) the query. In
 * a query every value is a string.
 */
public record OperationInput(List<ParametersParameterComponent> parameters) {

    /**
     * @param main the parameter that a bare resource in the body stands for
     * @throws Refusal 415 when the body is neither FHIR JSON nor XML
     */
    public static OperationInput of(RequestDetails request, FhirContext context, String main) {
        Stream<ParametersParameterComponent> query = request.getParameters().entrySet().stream()
                .filter(each -> !each.getKey().startsWith("_"))
                .flatMap(each -> Stream.of(each.getValue()).map(value -> parameter(each.getKey(), value)));
        if (request.getRequestType() == RequestTypeEnum.GET) return new OperationInput(query.toList());
        return new OperationInput(
                Stream.concat(query, body(request, context, main).stream()).toList());
    }

    private static List<ParametersParameterComponent> body(RequestDetails request, FhirContext context, String main) {
        String text = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        if (text.isBlank()) return List.of();
        var encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        if (encoding == null)
            throw Refusal.of(415, IssueType.NOTSUPPORTED, "", "Send application/fhir+json or application/fhir+xml.");
        Resource body = Reading.resource(encoding.newParser(context), text);
        if (body instanceof Parameters parameters) return named(parameters.getParameter());
        ParametersParameterComponent only = new ParametersParameterComponent().setResource(body);
        only.setName(main);
        return List.of(only);
    }

    private static List<ParametersParameterComponent> named(List<ParametersParameterComponent> parameters) {
        for (int i = 0; i < parameters.size(); i++)
            if (!parameters.get(i).hasName())
                throw Refusal.of(
                        400, IssueType.REQUIRED, "Parameters.parameter[" + i + "].name", "A parameter has no name.");
        return parameters;
    }

    private static ParametersParameterComponent parameter(String name, String value) {
        ParametersParameterComponent parameter = new ParametersParameterComponent().setValue(new StringType(value));
        parameter.setName(name);
        return parameter;
    }

    /** All parameters of this name. */
    public Stream<ParametersParameterComponent> all(String name) {
        return parameters.stream().filter(parameter -> name.equals(parameter.getName()));
    }

    public Optional<ParametersParameterComponent> one(String name) {
        return all(name).findFirst();
    }

    /**
     * The resource that this parameter holds.
     *
     * @throws Refusal 400 when it holds something else
     */
    public <T extends Resource> Optional<T> resource(String name, Class<T> type) {
        return one(name).map(parameter -> {
            if (type.isInstance(parameter.getResource())) return type.cast(parameter.getResource());
            throw bad(name, "must hold a " + type.getSimpleName() + " (resource)");
        });
    }

    /** The value of this parameter as a text: of a reference, what it refers to. */
    public Optional<String> text(String name) {
        return one(name).map(parameter -> text(name, parameter.getValue()));
    }

    /** All values of this parameter as texts. */
    public Stream<String> texts(String name) {
        return all(name).map(parameter -> text(name, parameter.getValue()));
    }

    /** What a search would be asked with: all values as texts, by name. */
    public Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        parameters.forEach(each ->
                query.computeIfAbsent(each.getName(), name -> texts(name).toList()));
        return query;
    }

    private static String text(String name, Type value) {
        String text = value instanceof Reference reference
                ? reference.getReference()
                : value == null ? null : value.primitiveValue();
        if (text == null || text.isBlank()) throw bad(name, "must hold a value");
        return text;
    }

    /** @throws Refusal 400 when the parameter is no whole number from 0 */
    public Optional<Integer> count(String name) {
        return text(name).map(text -> {
            if (text.matches("\\d{1,9}")) return Integer.valueOf(text);
            throw bad(name, "must be a whole number from 0");
        });
    }

    /** What to say of a parameter that is missing or wrong. */
    public static Refusal bad(String name, String what) {
        return Refusal.of(
                400,
                IssueType.INVALID,
                "Parameters.parameter.where(name = '" + name + "')",
                "The parameter " + name + " " + what + ".");
    }
}
