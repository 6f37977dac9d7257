package dk.stemme.server.questionnaire;

import dk.stemme.instruments.Canonicals;
import dk.stemme.instruments.InstrumentReader;
import dk.stemme.scoring.Scorer;
import dk.stemme.sdc.Extractor;
import dk.stemme.sdc.Form;
import dk.stemme.server.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The published forms, compiled once per {@code url|version} and kept. */
@Component
public class Forms {
    private final Definitions definitions;
    private final RuleSets ruleSets;
    private final Terminologies terminologies;
    private final Map<String, PublishedForm> forms = new ConcurrentHashMap<>();

    Forms(Definitions definitions, RuleSets ruleSets, Terminologies terminologies) {
        this.definitions = definitions;
        this.ruleSets = ruleSets;
        this.terminologies = terminologies;
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

    /** The newest active form of this url, if there is one. */
    public Optional<PublishedForm> newest(String url) {
        return definitions.newestActive(url).map(Questionnaire::getVersion).map(version -> of(url + "|" + version));
    }

    /**
     * A form that came with the request; used once, never kept.
     *
     * @throws Refusal 422 with all that is wrong with it
     */
    public PublishedForm sent(Questionnaire questionnaire) {
        return QuestionnaireCheck.refusing(() -> compile(questionnaire));
    }

    /** Forgets all forms, since a definition changes: now, and again when others can see the change. */
    void forget() {
        forms.clear();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forms.clear();
            }
        });
    }

    private PublishedForm load(String canonical) {
        String[] parts = canonical.split("\\|", 2);
        Optional<Questionnaire> found =
                parts.length == 2 ? definitions.questionnaire(parts[0], parts[1]) : definitions.newestActive(parts[0]);
        Questionnaire questionnaire = found.orElseThrow(() -> refusal(
                IssueType.NOTFOUND, "The questionnaire " + canonical + " is not known here. Publish it first."));
        if (questionnaire.getStatus() == PublicationStatus.DRAFT)
            throw refusal(IssueType.BUSINESSRULE, canonical + " is a draft. Publish it before it is answered.");
        PublishedForm known = forms.get(questionnaire.getUrl() + "|" + questionnaire.getVersion());
        if (known != null) return known;
        PublishedForm form = compile(questionnaire);
        forms.put(form.canonical(), form);
        return form;
    }

    /** What can be wrong with the questionnaire independently of each other: the form, and each of its scores. */
    List<Runnable> checks(Questionnaire questionnaire) {
        List<Runnable> checks = new ArrayList<>();
        checks.add(() -> Form.compile(questionnaire, terminologies));
        List<ObservationDefinition> scores = definitions.scores(questionnaire);
        for (Extension listed : questionnaire.getExtensionsByUrl(Canonicals.SCORE_DEFINITION)) {
            Questionnaire alone = questionnaire.copy();
            alone.getExtension()
                    .removeIf(other -> Canonicals.SCORE_DEFINITION.equals(other.getUrl()) && !other.equalsDeep(listed));
            checks.add(() -> InstrumentReader.read(alone, scores));
        }
        checks.add(() -> Scorer.of(InstrumentReader.read(questionnaire, scores)));
        return checks;
    }

    /** @throws RuntimeException saying what is wrong with the questionnaire or its definitions */
    PublishedForm compile(Questionnaire questionnaire) {
        Questionnaire questions = definitions.questions(questionnaire);
        Form form = Form.compile(questions, terminologies);
        List<ObservationDefinition> scores = definitions.scores(questions);
        Scorer scorer = Scorer.of(InstrumentReader.read(questions, scores));
        return new PublishedForm(
                questionnaire.getUrl(),
                questionnaire.getVersion(),
                Kinds.of(questionnaire),
                form,
                Extractor.of(questionnaire),
                scorer,
                ruleSets.of(questionnaire, scorer.instrument()),
                scores.stream().map(ScoreCode::of).collect(Collectors.toMap(ScoreCode::code, Function.identity())));
    }

    private static Refusal refusal(IssueType code, String text) {
        return Refusal.of(422, code, "QuestionnaireResponse.questionnaire", text);
    }
}
