package dk.stemme.server.exchange.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.stemme.server.store.Json;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;

/**
 * A column of a view.
 *
 * @param collection whether it may hold several values: then it is a list
 * @param place in the ViewDefinition, for refusals
 */
record Column(String name, Expression path, boolean collection, String place) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    JsonNode value(Focus focus) {
        List<Base> found = focus.find(path);
        if (collection) {
            ArrayNode list = Json.array();
            found.forEach(each -> list.add(value(each)));
            return list;
        }
        if (found.size() > 1)
            throw View.bad(place, "The column " + name + " finds " + found.size() + " values; is it a collection?");
        return found.isEmpty() ? NODES.nullNode() : value(found.get(0));
    }

    /** What it holds where forEachOrNull found nothing. */
    JsonNode blank() {
        return path.isIndex() ? NODES.numberNode(0) : NODES.nullNode();
    }

    private JsonNode value(Base found) {
        if (found instanceof BooleanType yes) return NODES.booleanNode(yes.booleanValue());
        if (found instanceof IntegerType whole) return NODES.numberNode(whole.getValue());
        if (found instanceof DecimalType number) return NODES.numberNode(number.getValue());
        if (found instanceof IdType id) return NODES.textNode(id.getIdPart());
        if (found.isPrimitive()) return NODES.textNode(found.primitiveValue());
        throw View.bad(place, "The column " + name + " finds a " + found.fhirType() + ", which has no simple value.");
    }
}
