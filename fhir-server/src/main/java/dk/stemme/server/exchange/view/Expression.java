package dk.stemme.server.exchange.view;

import dk.stemme.sdc.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;

/**
 * A FHIRPath expression of a view.
 *
 * @param place in the ViewDefinition, for refusals
 */
record Expression(Path path, String text, String place) {

    List<Base> find(Focus focus) {
        try {
            return path.find(focus.resource(), focus.element(), focus.names());
        } catch (Path.Unusable e) {
            throw View.bad(place, String.valueOf(e.getMessage()));
        }
    }

    /** As a condition: nothing is false. */
    boolean holds(Focus focus) {
        List<Base> found = focus.find(this);
        if (found.isEmpty()) return false;
        if (found.size() == 1 && found.get(0) instanceof BooleanType yes) return yes.booleanValue();
        throw View.bad(place, "A condition must be true or false.");
    }

    /** Whether it is nothing but the index, which is 0 even where there is no row. */
    boolean isIndex() {
        return text.strip().equals("%" + Focus.INDEX);
    }
}
