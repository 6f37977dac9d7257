package dk.stemme.server.questionnaire;

import dk.stemme.instruments.InstrumentReader;
import dk.stemme.instruments.RuleSetReader;
import dk.stemme.scoring.Scorer;
import dk.stemme.sdc.Form;
import dk.stemme.server.store.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The published forms, compiled once per {@code url|version} and kept. */
@Component
public class Forms {
    private final Definitions definitions;
    private final Map<String, PublishedForm> forms = new ConcurrentHashMap<>();

    Forms(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * The form a response answers; without a version, the newest active one.
     *
     * @throws Refusal 422 when it is not named, unknown, a draft, or not usable
     */
    public PublishedForm of(@Nullable String canonical) {
        if (canonical == null || canonical.isBlank())
            throw refusal(IssueType.REQUIRED, "The response must say which questionnaire it answers (url|version).");
        PublishedForm known = forms.get(canonical);
        return known != null ? known : load(canonical);
    }

    /** Forgets all forms, since a definition has changed. */
    void forget() {
        forms.clear();
    }

    private PublishedForm load(String canonical) {
        String[] parts = canonical.split("\\|", 2);
        Optional<Questionnaire> found =
                parts.length == 2 ? definitions.questionnaire(parts[0], parts[1]) : definitions.newestActive(parts[0]);
        Questionnaire questionnaire = found.orElseThrow(() -> refusal(
                IssueType.NOTFOUND, "The questionnaire " + canonical + " is not known here. Publish it first."));
        if (questionnaire.getStatus() == PublicationStatus.DRAFT)
            throw refusal(IssueType.BUSINESSRULE, canonical + " is a draft. Publish it before it is answered.");
        PublishedForm form = compile(questionnaire);
        forms.put(form.canonical(), form);
        return form;
    }

    /** @throws RuntimeException saying what is wrong with the questionnaire or its definitions */
    PublishedForm compile(Questionnaire questionnaire) {
        Form form = Form.compile(questionnaire, canonical -> definitions.valueSet(canonical));
        List<ObservationDefinition> scores = definitions.scores(questionnaire);
        Scorer scorer = Scorer.of(InstrumentReader.read(questionnaire, scores));
        var rules = definitions.rules(questionnaire.getUrl()).map(RuleSetReader::read);
        rules.ifPresent(set -> set.check(scorer.instrument()));
        return new PublishedForm(
                questionnaire.getUrl(),
                questionnaire.getVersion(),
                Kinds.of(questionnaire),
                form,
                scorer,
                rules.orElse(null),
                scores.stream().map(ScoreCode::of).collect(Collectors.toMap(ScoreCode::code, Function.identity())));
    }

    private static Refusal refusal(IssueType code, String text) {
        return Refusal.of(422, code, "QuestionnaireResponse.questionnaire", text);
    }
}
