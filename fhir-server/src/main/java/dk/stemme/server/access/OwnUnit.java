package dk.stemme.server.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.access.Caller.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The condition own-unit: an operation is asked of a Location, or of another thing with a Location as subject. */
@Component
class OwnUnit {
    private final JdbcClient jdbc;

    OwnUnit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the request names a unit, and none but the caller's. */
    boolean holds(Caller caller, RequestDetails request) {
        List<String> asked = asked(request);
        String[] own =
                caller.units().stream().map(Unit::reference).map(OwnUnit::id).toArray(String[]::new);
        return !asked.isEmpty() && asked.stream().allMatch(reference -> liesIn(own, reference));
    }

    private boolean liesIn(String[] own, String reference) {
        return reference.startsWith("Location/")
                && jdbc.sql("select exists (select 1 from unit_ancestor where unit = ? and ancestor = any(?))")
                        .params(id(reference), own)
                        .query(Boolean.class)
                        .single();
    }

    private static List<String> asked(RequestDetails request) {
        if ("Location".equals(request.getResourceName()))
            return request.getId() == null
                    ? List.of()
                    : List.of("Location/" + request.getId().getIdPart());
        return Stream.concat(inQuery(request), inBody(request)).toList();
    }

    private static Stream<String> inQuery(RequestDetails request) {
        return Stream.of(request.getParameters().getOrDefault("subject", new String[0]));
    }

    private static Stream<String> inBody(RequestDetails request) {
        if (!(request.getResource() instanceof Parameters parameters)) return Stream.empty();
        return parameters.getParameter().stream()
                .filter(parameter -> "subject".equals(parameter.getName()))
                .map(OwnUnit::value);
    }

    private static String value(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof Reference reference) return text(reference.getReference());
        return parameter.getValue() == null ? "" : text(parameter.getValue().primitiveValue());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String id(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }
}
