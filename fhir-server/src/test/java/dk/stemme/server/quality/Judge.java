package dk.stemme.server.quality;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.settings.FhirSettings;

/** HAPI's validator with R4 and our contract: what of a resource is wrong. What we emit claims no profile; here it must fit. */
final class Judge {
    private static final String BASE = "https://stemme.example/fhir/StructureDefinition/";
    private static final int BATCH = 40;

    private final FhirContext context;
    private final FhirValidator validator;

    /** @param contract our StructureDefinitions, CodeSystems and ValueSets */
    Judge(FhirContext context, Collection<? extends Resource> contract) {
        FhirSettings.setProhibitNetworkAccess(true);
        this.context = context;
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        contract.forEach(ours::addResource);
        var unknown = new UnknownCodeSystemWarningValidationSupport(context); // LOINC and SNOMED CT are not here
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        validator = context.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        new DefaultProfileValidationSupport(context),
                        ours,
                        new CommonCodeSystemsTerminologyService(context),
                        new InMemoryTerminologyServerValidationSupport(context),
                        new SnapshotGeneratingValidationSupport(context),
                        unknown)));
    }

    /** In Bundles, since the validator spends more time on getting ready than on judging. */
    List<String> errors(List<? extends Resource> resources) {
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < resources.size(); i += BATCH)
            errors.addAll(batch(resources.subList(i, Math.min(i + BATCH, resources.size()))));
        return errors;
    }

    private List<String> batch(List<? extends Resource> resources) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        resources.forEach(resource -> {
            profile(resource).ifPresent(profile -> resource.getMeta().addProfile(BASE + profile));
            bundle.addEntry().setFullUrl(url(resource)).setResource(resource);
        });
        return validator
                .validateWithResult(context.newJsonParser().encodeResourceToString(bundle))
                .getMessages()
                .stream()
                .filter(Judge::isWrong)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    private static String url(Resource resource) {
        return resource.hasId()
                ? "https://stemme.example/fhir/" + resource.fhirType() + "/" + resource.getIdPart()
                : "urn:uuid:" + UUID.randomUUID();
    }

    private static boolean isWrong(SingleValidationMessage message) {
        String text = message.getMessage();
        if (text.contains("(invalid Version '5.0')")) return false; // it has no definitions of R5's elements here
        return text.contains("Unknown extension " + BASE)
                || message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0;
    }

    private static Optional<String> profile(Resource resource) {
        return switch (resource.fhirType()) {
            case "Observation" -> Optional.of("pro-%s-observation".formatted(kind((Observation) resource)));
            case "ObservationDefinition" -> Optional.of("pro-score-definition");
            case "PlanDefinition" -> Optional.of("pro-rule-set");
            case "Task" -> Optional.of("pro-invitation");
            default -> Optional.empty();
        };
    }

    private static String kind(Observation observation) {
        if (observation.getCode().getCodingFirstRep().getCode().equals("attention")) return "finding";
        return observation.getCategory().size() > 1 ? "aggregate" : "score";
    }
}
