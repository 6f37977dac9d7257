package dk.stemme.server.denmark;

import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;

/**
 * One thing that a profile of HL7 Denmark's dk-core demands.
 *
 * @param type whom it is about
 * @param always whether it holds for every resource of the type, also for one that claims no profile
 * @param breaches FHIRPath of each place where it does not hold, within the resource; empty for the resource itself
 * @param text what is wrong, in English and Danish
 */
record CoreRule<R extends Resource>(
        Class<R> type, boolean always, IssueSeverity severity, Function<R, List<String>> breaches, String text) {

    /** For every resource of the type. */
    static <R extends Resource> CoreRule<R> always(Class<R> type, Function<R, List<String>> breaches, String text) {
        return new CoreRule<>(type, true, IssueSeverity.ERROR, breaches, text);
    }

    /** For a resource that claims the profile. */
    static <R extends Resource> CoreRule<R> claimed(Class<R> type, Function<R, List<String>> breaches, String text) {
        return new CoreRule<>(type, false, IssueSeverity.ERROR, breaches, text);
    }

    CoreRule<R> asWarning() {
        return new CoreRule<>(type, always, IssueSeverity.WARNING, breaches, text);
    }

    List<String> places(Resource resource) {
        return breaches.apply(type.cast(resource));
    }
}
