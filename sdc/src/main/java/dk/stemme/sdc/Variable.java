package dk.stemme.sdc;

import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.jspecify.annotations.Nullable;

/**
 * A name that expressions may speak of, and through it all those defined before: in the same item, and in those around.
 *
 * @param expression null for what is known only where the form is filled in: a launch context, a query
 * @param item which defines it; null for the questionnaire itself
 * @param depth how many items are around its definition, that item included
 * @param before the one defined before it
 */
record Variable(
        String name,
        @Nullable Expression expression,
        @Nullable QuestionnaireItemComponent item,
        int depth,
        @Nullable Variable before) {

    /** The names of FHIRPath and of SDC 4.0.0, which no variable may take. */
    static final Set<String> GIVEN =
            Set.of("resource", "rootResource", "context", "questionnaire", "qitem", "ucum", "sct", "loinc");

    /** The nearest variable of this name; null when there is none. */
    static @Nullable Variable find(@Nullable Variable last, String name) {
        for (var each = last; each != null; each = each.before) {
            if (each.name.equals(name)) return each;
        }
        return null;
    }
}
