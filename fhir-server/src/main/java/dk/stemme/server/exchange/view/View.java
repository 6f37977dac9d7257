package dk.stemme.server.exchange.view;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Refusal;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/**
 * A ViewDefinition, read once (SQL on FHIR 2.0): what a resource of one type gives rows of, and with which columns.
 * Immutable, safe for many threads.
 *
 * @param type of the resources
 * @param where what they must satisfy, each
 * @param constants by the names that expressions know them by
 */
record View(String type, List<Expression> where, Selection selection, Map<String, List<Base>> constants) {

    /** The names of the columns, in order. */
    List<String> columns() {
        return selection.all().stream().map(Column::name).toList();
    }

    /**
     * The rows of one resource: values by column.
     *
     * @throws Refusal 422 when an expression does not suit the resource
     */
    List<Map<String, JsonNode>> rows(Resource resource) {
        if (!resource.fhirType().equals(type)) return List.of();
        Focus focus = Focus.of(resource, constants);
        return where.stream().allMatch(each -> each.holds(focus)) ? selection.rows(focus) : List.of();
    }

    static Refusal bad(String place, String text) {
        return Refusal.of(422, IssueType.INVALID, place, text);
    }
}
