package dk.stemme.sdc;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;

/** Designations are translations of a display too. */
final class Designations {

    private Designations() {}

    /** The display with those translations that it lacks. */
    static Text in(Text display, List<ConceptReferenceDesignationComponent> designations) {
        var translations = new HashMap<>(display.translations());
        for (var each : designations) {
            if (each.hasLanguage() && each.hasValue())
                translations.putIfAbsent(each.getLanguage().toLowerCase(Locale.ROOT), each.getValue());
        }
        return new Text(display.base(), Map.copyOf(translations));
    }
}
