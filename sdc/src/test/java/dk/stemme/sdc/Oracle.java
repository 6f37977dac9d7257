package dk.stemme.sdc;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/** HAPI's own validator: another opinion on whether a response is right. */
final class Oracle {

    private static final int BATCH = 28;

    private static final Pattern ENTRY = Pattern.compile("entry\\[(\\d+)]");

    private final FhirValidator validator = Resources.FHIR.newValidator();

    /** @param questionnaires which responses may answer, each with a url */
    Oracle(Collection<Questionnaire> questionnaires) {
        var chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(Resources.FHIR),
                new Known(
                        questionnaires.stream().collect(Collectors.toMap(Questionnaire::getUrl, Function.identity()))),
                new CommonCodeSystemsTerminologyService(Resources.FHIR),
                new InMemoryTerminologyServerValidationSupport(Resources.FHIR));
        var instances = new FhirInstanceValidator(chain);
        instances.setAnyExtensionsAllowed(true);
        validator.registerValidatorModule(instances);
    }

    /**
     * The kinds of error it finds in each response; none when one is right. It takes many at once, in a Bundle, since it
     * spends more time on getting ready than on judging.
     */
    List<Set<String>> errors(List<QuestionnaireResponse> responses) {
        var errors = new ArrayList<Set<String>>();
        for (int i = 0; i < responses.size(); i += BATCH) {
            errors.addAll(batch(responses.subList(i, Math.min(i + BATCH, responses.size()))));
        }
        return errors;
    }

    private List<Set<String>> batch(List<QuestionnaireResponse> responses) {
        try {
            return judge(responses);
        } catch (RuntimeException e) {
            // an answer of the wrong type to the question of an enableWhen
            if (responses.size() == 1) return List.of(Set.of("breaks down"));
            int half = responses.size() / 2;
            var errors = new ArrayList<>(batch(responses.subList(0, half)));
            errors.addAll(batch(responses.subList(half, responses.size())));
            return errors;
        }
    }

    private List<Set<String>> judge(List<QuestionnaireResponse> responses) {
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        var errors = new ArrayList<Set<String>>();
        for (var response : responses) {
            var id = "r" + errors.size();
            var entry = bundle.addEntry().setFullUrl("http://example.org/QuestionnaireResponse/" + id);
            entry.setResource(response.setId(id));
            errors.add(new TreeSet<>());
        }
        for (var message : validator.validateWithResult(bundle).getMessages()) {
            var entry = ENTRY.matcher(Objects.requireNonNullElse(message.getLocationString(), ""));
            boolean error = message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0;
            if (error && entry.find())
                errors.get(Integer.parseInt(entry.group(1))).add(kind(message));
        }
        return errors;
    }

    /** Where it finds the questionnaires; its own support for given resources leaves them out. */
    private record Known(Map<String, Questionnaire> byUrl) implements IValidationSupport {

        @Override
        public FhirContext getFhirContext() {
            return Resources.FHIR;
        }

        @Override
        public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
            return type == Questionnaire.class ? type.cast(byUrl.get(url)) : null;
        }
    }

    private static String kind(SingleValidationMessage message) {
        return Objects.requireNonNullElse(message.getMessageId(), "unnamed");
    }
}
