package dk.stemme.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.Set;
import java.util.stream.Collectors;

/** To which of the served types a reference can point. */
final class Targets {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private Targets() {}

    /** As R4's SearchParameter says it; one of ours that R4 does not have may point anywhere. */
    static Set<String> of(SearchParameter reference, String asked) {
        if (asked.equals("patient")) return Set.of("Patient");
        RuntimeSearchParam known = FHIR.getResourceDefinition(reference.type()).getSearchParam(reference.name());
        Set<String> served = SearchTable.get().types();
        if (known == null || !known.hasTargets()) return served;
        return known.getTargets().stream().filter(served::contains).collect(Collectors.toUnmodifiableSet());
    }
}
