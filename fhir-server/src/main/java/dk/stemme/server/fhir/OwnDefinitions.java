package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.instruments.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;

/** What our contract says of the operations and search parameters of ours. */
record OwnDefinitions(List<Resource> contract) {

    static OwnDefinitions read(FhirContext context) {
        return new OwnDefinitions(Catalogue.read(context).resources());
    }

    /** The description of a search parameter, or where it is described. */
    String parameter(String canonical) {
        return all(SearchParameter.class)
                .filter(parameter -> parameter.getUrl().equals(canonical))
                .map(SearchParameter::getDescription)
                .findFirst()
                .orElse("As defined by " + canonical);
    }

    Optional<OperationDefinition> operation(String canonical) {
        return all(OperationDefinition.class)
                .filter(operation -> operation.getUrl().equals(canonical))
                .findFirst();
    }

    private <R extends Resource> Stream<R> all(Class<R> type) {
        return contract.stream().filter(type::isInstance).map(type::cast);
    }
}
