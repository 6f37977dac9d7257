package dk.stemme.server.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.FhirOperations;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.aop.support.AopUtils;

/**
 * An operation as it is registered.
 *
 * @param name without $
 * @param type the resource type it belongs to; empty for the system
 * @param onType whether it can be asked of the type, or the system
 * @param onInstance whether it can be asked of one resource
 * @param safe whether it changes nothing, so that GET does
 */
record NamedOperation(String name, String type, boolean onType, boolean onInstance, boolean safe) {
    private static final String R4 = "http://hl7.org/fhir/OperationDefinition/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/OperationDefinition/";
    private static final String BULK = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/";
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

    /** All that are registered, each once, by name. */
    static List<NamedOperation> of(Collection<FhirOperations> operations) {
        Map<String, NamedOperation> byId = new TreeMap<>();
        operations.stream()
                .flatMap(each -> Stream.of(AopUtils.getTargetClass(each).getMethods()))
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .map(NamedOperation::of)
                .forEach(each -> byId.merge(each.name + " " + each.type, each, NamedOperation::and));
        return List.copyOf(byId.values());
    }

    private static NamedOperation of(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        Optional<IdParam> id = Stream.of(method.getParameters())
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(IdParam.class)))
                .findFirst();
        return new NamedOperation(
                operation.name().substring(1),
                type(operation),
                id.isEmpty() || id.get().optional(),
                id.isPresent(),
                operation.idempotent());
    }

    /** The same operation, served by another method at another level. */
    private NamedOperation and(NamedOperation other) {
        return new NamedOperation(
                name, type, onType || other.onType, onInstance || other.onInstance, safe && other.safe);
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
        if (name.equals("viewdefinition-run")) return "http://sql-on-fhir.org/OperationDefinition/$viewdefinition-run";
        if (name.equals("status")) return BACKPORT + "backport-subscription-status";
        String id = isOfSystem() ? name : type + "-" + name;
        return STANDARD.getOrDefault(id, Canonicals.BASE + "/OperationDefinition/") + id;
    }

    private static String type(Operation operation) {
        if (!operation.typeName().isEmpty()) return operation.typeName();
        return operation.type() == IBaseResource.class ? "" : operation.type().getSimpleName();
    }
}
