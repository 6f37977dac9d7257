package dk.stemme.server.questionnaire;

import dk.stemme.instruments.AdaptiveReader;
import dk.stemme.scoring.DefinitionException;
import dk.stemme.server.store.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.springframework.stereotype.Component;

/** The published adaptive forms, made ready once per {@code url|version}; those published are frozen, so they are kept. */
@Component
public class AdaptiveForms {
    private final Definitions definitions;
    private final Forms forms;
    private final Map<String, AdaptiveForm> known = new ConcurrentHashMap<>();

    AdaptiveForms(Definitions definitions, Forms forms) {
        this.definitions = definitions;
        this.forms = forms;
    }

    /**
     * The adaptive form of this canonical; without a version, the newest active one.
     *
     * @throws Refusal 422 when it is unknown, a draft, or not adaptive
     */
    public AdaptiveForm of(String canonical) {
        AdaptiveForm there = known.get(canonical);
        if (there != null) return there;
        String[] parts = canonical.split("\\|", 2);
        Optional<Questionnaire> found =
                parts.length == 2 ? definitions.questionnaire(parts[0], parts[1]) : definitions.newestActive(parts[0]);
        AdaptiveForm form = read(found.orElseThrow(
                () -> refusal(IssueType.NOTFOUND, "The questionnaire " + canonical + " is not known here.")));
        known.put(form.canonical(), form);
        return form;
    }

    private AdaptiveForm read(Questionnaire form) {
        if (form.getStatus() == PublicationStatus.DRAFT)
            throw refusal(IssueType.BUSINESSRULE, form.getUrl() + " is a draft. Publish it before it is answered.");
        String bank = AdaptiveReader.bank(form)
                .orElseThrow(() -> refusal(
                        IssueType.BUSINESSRULE,
                        form.getUrl() + " is not adaptive: its questions are known beforehand."));
        PublishedForm published = forms.of(bank);
        Questionnaire items =
                definitions.questionnaire(published.url(), published.version()).orElseThrow();
        try {
            return new AdaptiveForm(form, published, items(items), AdaptiveReader.read(form, items));
        } catch (DefinitionException e) {
            throw refusal(IssueType.BUSINESSRULE, form.getUrl() + ": " + e.getMessage());
        }
    }

    private static Map<String, QuestionnaireItemComponent> items(Questionnaire bank) {
        return bank.getItem().stream()
                .collect(Collectors.toUnmodifiableMap(QuestionnaireItemComponent::getLinkId, item -> item));
    }

    private static Refusal refusal(IssueType code, String text) {
        return Refusal.of(422, code, "QuestionnaireResponse.contained", text);
    }
}
