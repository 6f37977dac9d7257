package dk.stemme.sdc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.context.IWorkerContext;
import org.hl7.fhir.r4.model.Enumerations.FHIRAllTypes;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.utilities.i18n.I18nBase;
import org.jspecify.annotations.Nullable;

/**
 * What the engine may ask about FHIR itself: the names of its types. To navigate a response it needs no more, and FHIR's
 * definitions would take seconds and hundreds of megabytes to load.
 */
final class KnownTypes extends I18nBase {

    private static final Set<String> SYSTEM =
            Set.of("Boolean", "String", "Integer", "Decimal", "Date", "DateTime", "Time", "Quantity");

    private static final Map<String, StructureDefinition> TYPES = Arrays.stream(FHIRAllTypes.values())
            .filter(type -> type != FHIRAllTypes.NULL)
            .map(FHIRAllTypes::toCode)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), KnownTypes::definition));

    private KnownTypes() {}

    /** Whether FHIR, or FHIRPath itself, has a type of this name; either may say whose it is, as in System.String. */
    static boolean isType(@Nullable String name) {
        if (name == null) return false;
        if (name.startsWith("System.")) return SYSTEM.contains(name.substring("System.".length()));
        return SYSTEM.contains(name) || TYPES.containsKey(name.startsWith("FHIR.") ? name.substring(5) : name);
    }

    /** The context has fifty questions, of which the engine asks these; any other is refused. */
    static IWorkerContext context() {
        var known = new KnownTypes();
        return (IWorkerContext) Proxy.newProxyInstance(
                KnownTypes.class.getClassLoader(),
                new Class<?>[] {IWorkerContext.class},
                (proxy, method, arguments) -> known.answer(method, arguments));
    }

    private @Nullable Object answer(Method question, Object[] arguments) {
        return switch (question.getName()) {
            case "getVersion" -> "4.0.1";
            case "fetchTypeDefinition" -> TYPES.get((String) arguments[0]);
            case "fetchResourcesByType" -> List.of();
            case "fetchResource", "getUcumService" -> null;
            case "formatMessage" -> formatMessage((String) arguments[0], (Object[]) arguments[1]);
            case "formatMessagePlural" ->
                formatMessagePlural((Integer) arguments[0], (String) arguments[1], (Object[]) arguments[2]);
            default -> throw new UnsupportedOperationException(question.getName());
        };
    }

    /** By FHIR's rule the names of primitive types, and of no others, begin with a small letter. */
    private static StructureDefinition definition(String type) {
        boolean primitive = Character.isLowerCase(type.charAt(0));
        return new StructureDefinition()
                .setType(type)
                .setKind(primitive ? StructureDefinitionKind.PRIMITIVETYPE : StructureDefinitionKind.COMPLEXTYPE);
    }
}
