package dk.stemme.server.exchange.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.ResourceFactory;

/** The constants of a ViewDefinition: a name and one value of a primitive type of R4. */
final class Constants {
    private static final Set<String> TYPES = Set.of(
            "Base64Binary",
            "Boolean",
            "Canonical",
            "Code",
            "Date",
            "DateTime",
            "Decimal",
            "Id",
            "Instant",
            "Integer",
            "Oid",
            "PositiveInt",
            "String",
            "Time",
            "UnsignedInt",
            "Uri",
            "Url",
            "Uuid");

    private Constants() {}

    static List<Base> value(JsonNode constant, String place) {
        List<Map.Entry<String, JsonNode>> values = constant.properties().stream()
                .filter(field -> field.getKey().startsWith("value"))
                .toList();
        if (values.size() != 1) throw View.bad(place, "A constant has one value[x].");
        String type = values.get(0).getKey().substring("value".length());
        String there = place + ".value" + type;
        if (!TYPES.contains(type)) throw View.bad(there, "A constant cannot be a '" + type + "'.");
        return List.of(value(type, values.get(0).getValue(), there));
    }

    private static Base value(String type, JsonNode value, String place) {
        try {
            String code = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
            PrimitiveType<?> made = (PrimitiveType<?>) ResourceFactory.createType(code);
            made.setValueAsString(value.asText());
            if (value.isValueNode() && made.hasValue()) return made;
        } catch (FHIRException | IllegalArgumentException | ca.uhn.fhir.parser.DataFormatException e) {
            // told below
        }
        throw View.bad(place, "It is no value of this type.");
    }
}
