package dk.stemme.server.exchange.view;

import dk.stemme.server.store.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Where in a resource expressions are evaluated.
 *
 * @param names what the names in expressions mean: the constants and {@code %rowIndex}
 * @param end of the time for this resource, by {@link System#nanoTime}
 */
record Focus(Resource resource, Base element, Map<String, List<Base>> names, long end) {
    static final String INDEX = "rowIndex";
    private static final long TIME = Duration.ofSeconds(2).toNanos();

    static Focus of(Resource resource, Map<String, List<Base>> constants) {
        return new Focus(resource, resource, constants, System.nanoTime() + TIME).at(resource, 0);
    }

    /** @param index of the element among those that were stepped to, from 0 */
    Focus at(Base there, int index) {
        Map<String, List<Base>> known = new HashMap<>(names);
        known.put(INDEX, List.of(new IntegerType(index)));
        return new Focus(resource, there, known, end);
    }

    /** @throws Refusal 422 when it does not suit the resource, or costs too much */
    List<Base> find(Expression expression) {
        if (System.nanoTime() - end > 0)
            throw Refusal.of(
                    422, IssueType.TOOCOSTLY, expression.place(), "The view takes too long over a single resource.");
        return expression.find(this);
    }
}
