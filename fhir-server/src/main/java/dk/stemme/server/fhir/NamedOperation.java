package dk.stemme.server.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.FhirOperations;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.aop.support.AopUtils;

/**
 * An operation as it is registered.
 *
 * @param name without $
 * @param type the resource type it belongs to; empty for the system
 */
record NamedOperation(String name, String type) {
    private static final String R4 = "http://hl7.org/fhir/OperationDefinition/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/OperationDefinition/";
    private static final String BULK = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    /** Operations that others have defined; all else is ours. */
    private static final Map<String, String> STANDARD = Map.ofEntries(
            Map.entry("Measure-evaluate-measure", R4),
            Map.entry("Patient-everything", R4),
            Map.entry("Observation-lastn", R4),
            Map.entry("Observation-stats", R4),
            Map.entry("ValueSet-expand", R4),
            Map.entry("ValueSet-validate-code", R4),
            Map.entry("CodeSystem-validate-code", R4),
            Map.entry("CodeSystem-lookup", R4),
            Map.entry("Questionnaire-populate", SDC),
            Map.entry("Questionnaire-assemble", SDC),
            Map.entry("Questionnaire-next-question", SDC),
            Map.entry("Questionnaire-process-response", SDC),
            Map.entry("QuestionnaireResponse-extract", SDC));

    static Stream<NamedOperation> of(FhirOperations operations) {
        return Stream.of(AopUtils.getTargetClass(operations).getMethods())
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .map(method -> method.getAnnotation(Operation.class))
                .map(operation -> new NamedOperation(operation.name().substring(1), type(operation)))
                .distinct();
    }

    boolean isOfSystem() {
        return type.isEmpty();
    }

    boolean isOf(String resourceType) {
        return type.equals(resourceType);
    }

    /** Where it is defined. */
    String definition() {
        if (name.equals("validate")) return R4 + "Resource-validate";
        if (name.equals("export")) return BULK + (isOfSystem() ? "export" : type.toLowerCase(Locale.ROOT) + "-export");
        String id = isOfSystem() ? name : type + "-" + name;
        return STANDARD.getOrDefault(id, Canonicals.BASE + "/OperationDefinition/") + id;
    }

    private static String type(Operation operation) {
        if (!operation.typeName().isEmpty()) return operation.typeName();
        return operation.type() == IBaseResource.class ? "" : operation.type().getSimpleName();
    }
}
