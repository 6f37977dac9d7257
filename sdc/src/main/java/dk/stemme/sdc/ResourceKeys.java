package dk.stemme.sdc;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** What tables of resources are joined by (SQL on FHIR 2.0, getResourceKey and getReferenceKey): {@code Patient/1}. */
final class ResourceKeys {

    /** The end of a literal reference, before a version. */
    private static final Pattern LITERAL =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/.*)?");

    private ResourceKeys() {}

    static List<Base> own(OwnFunction.Call call) {
        return call.focus().stream()
                .filter(Resource.class::isInstance)
                .map(Resource.class::cast)
                .filter(resource -> resource.getIdElement().hasIdPart())
                .map(resource ->
                        key(resource.fhirType(), resource.getIdElement().getIdPart()))
                .toList();
    }

    /** Of references to a type, if the parameter names one. */
    static List<Base> ofReference(OwnFunction.Call call) {
        Optional<String> type = call.parameters().stream()
                .flatMap(List::stream)
                .map(Base::primitiveValue)
                .filter(name -> name != null && !name.isEmpty())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .findFirst();
        return call.focus().stream()
                .filter(Reference.class::isInstance)
                .map(reference -> LITERAL.matcher(String.valueOf(((Reference) reference).getReference())))
                .filter(literal ->
                        literal.matches() && type.map(literal.group(1)::equals).orElse(true))
                .map(literal -> key(literal.group(1), literal.group(2)))
                .toList();
    }

    private static Base key(String type, String id) {
        return new StringType(type + "/" + id);
    }
}
