package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.SearchParameter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who defines a search parameter. What R4 has for a type is known by its name; to name the definition of each would make
 * the CapabilityStatement twice as large. SDC 4.0.0 adds some, and all else is ours.
 */
record ParameterDefinitions(FhirContext context) {
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/SearchParameter/";
    private static final Map<String, String> OF_SDC = Map.of(
            "Questionnaire-assemble-expectation", SDC + "questionnaire-assemble-expectation",
            "Questionnaire-assembled-from", SDC + "questionnaire-assembled-from",
            "Questionnaire-combo-code", SDC + "Questionnaire-combo-code",
            "Questionnaire-questionnaire-code", SDC + "Questionnaire-questionnaire-code",
            "StructureMap-source", SDC + "StructureMap-source",
            "StructureMap-target", SDC + "StructureMap-target");

    /** The canonical of the definition; null when it is R4's own. */
    @Nullable
    String of(SearchParameter parameter) {
        if (parameter.name().startsWith("_") || standard(parameter).isPresent()) return null;
        if (parameter.name().equals("experimental")) return SDC + "canonical-experimental";
        String id = parameter.type() + "-" + parameter.name();
        return OF_SDC.getOrDefault(id, Canonicals.BASE + "/SearchParameter/" + id);
    }

    /** R4's own parameter of this name. */
    Optional<RuntimeSearchParam> standard(SearchParameter parameter) {
        return Optional.ofNullable(
                context.getResourceDefinition(parameter.type()).getSearchParam(parameter.name()));
    }
}
