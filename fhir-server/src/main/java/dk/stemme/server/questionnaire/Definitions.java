package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.instruments.AdaptiveReader;
import dk.stemme.instruments.Canonicals;
import dk.stemme.instruments.InstrumentReader;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Finds stored definitions by canonical, with exact versions. */
@Component
class Definitions {
    private static final List<String> MOST = List.of("1000");
    private static final String ENABLE_WHEN =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";

    private final Search search;
    private final FhirContext context;

    Definitions(Search search, FhirContext context) {
        this.search = search;
        this.context = context;
    }

    Optional<Questionnaire> questionnaire(String url, String version) {
        return find("Questionnaire", Questionnaire.class, Map.of("url", List.of(url), "version", List.of(version)))
                .findFirst();
    }

    /**
     * Where its questions stand: an adaptive form has those of its bank, none of which must be asked.
     *
     * @throws Refusal 422 when the bank is not here
     */
    Questionnaire questions(Questionnaire form) {
        Optional<String> bank = AdaptiveReader.bank(form);
        if (bank.isEmpty()) return form;
        String[] parts = bank.get().split("\\|", 2);
        Questionnaire questions = (parts.length == 2 ? questionnaire(parts[0], parts[1]) : newestActive(parts[0]))
                .orElseThrow(() -> Refusal.of(
                        422,
                        IssueType.NOTFOUND,
                        "Questionnaire.extension",
                        "The item bank " + bank.get() + " is not known here. Publish it first."));
        unconditional(questions.getItem());
        return questions;
    }

    /** What the test asked was to be asked. */
    private static void unconditional(List<QuestionnaireItemComponent> items) {
        for (QuestionnaireItemComponent item : items) {
            item.setRequired(false).setEnableWhen(null);
            item.getExtension().removeIf(extension -> ENABLE_WHEN.equals(extension.getUrl()));
            unconditional(item.getItem());
        }
    }

    /** The newest active version. */
    Optional<Questionnaire> newestActive(String url) {
        return find("Questionnaire", Questionnaire.class, Map.of("url", List.of(url), "status", List.of("active")))
                .max(Comparator.comparing(Questionnaire::getVersion, Versions::compare));
    }

    /** The newest version, a draft too. */
    Optional<Questionnaire> newest(String url) {
        return find("Questionnaire", Questionnaire.class, Map.of("url", List.of(url)))
                .max(Comparator.comparing(Questionnaire::getVersion, Versions::compare));
    }

    List<ObservationDefinition> scores(Questionnaire questionnaire) {
        List<ObservationDefinition> found = new ArrayList<>();
        for (String canonical : InstrumentReader.listed(questionnaire)) {
            String[] parts = canonical.split("\\|", 2);
            Map<String, List<String>> query = parts.length == 2
                    ? Map.of("url", List.of(parts[0]), "version", List.of(parts[1]))
                    : Map.of("url", List.of(parts[0]));
            find("ObservationDefinition", ObservationDefinition.class, query)
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The active rule sets for a questionnaire: by version, the highest first; among equals the latest published. */
    Stream<PlanDefinition> ruleSets(String questionnaireUrl) {
        Comparator<PlanDefinition> byVersion = Comparator.comparing(PlanDefinition::getVersion, Versions::compare);
        return find(
                        "PlanDefinition",
                        PlanDefinition.class,
                        Map.of("applies-to", List.of(questionnaireUrl), "status", List.of("active"), "_count", MOST))
                .sorted(byVersion
                        .thenComparing(plan -> plan.getMeta().getLastUpdated())
                        .reversed());
    }

    Optional<PlanDefinition> plan(String url, String version) {
        return find("PlanDefinition", PlanDefinition.class, Map.of("url", List.of(url), "version", List.of(version)))
                .findFirst();
    }

    /** @throws Refusal 409 when another score definition has the same url and version */
    void checkUniqueScore(Incoming incoming) {
        String url = Frozen.extension(incoming.json(), Canonicals.DEFINITION_URL);
        String version = Frozen.extension(incoming.json(), Canonicals.DEFINITION_VERSION);
        if (url.isBlank() || version.isBlank()) return;
        Map<String, List<String>> same = Map.of("url", List.of(url), "version", List.of(version));
        find(incoming.type(), ObservationDefinition.class, same)
                .map(other -> other.getIdElement().getIdPart())
                .filter(other -> !other.equals(incoming.id()))
                .findFirst()
                .ifPresent(other -> {
                    throw duplicate(incoming, url, version, other);
                });
    }

    /**
     * Refuses a second resource of the same url and version.
     *
     * @param there what is stored under that url and version
     * @throws Refusal 409 when it is not the one that is coming in
     */
    static void checkUnique(Incoming incoming, Optional<? extends MetadataResource> there) {
        there.filter(other -> !other.getIdElement().getIdPart().equals(incoming.id()))
                .ifPresent(other -> {
                    throw duplicate(incoming, other.getUrl(), other.getVersion(), other.getId());
                });
    }

    private static Refusal duplicate(Incoming incoming, String url, String version, String other) {
        return Refusal.of(
                409,
                IssueType.DUPLICATE,
                incoming.type() + ".version",
                "%s|%s is here already as %s.".formatted(url, version, other));
    }

    <T extends Resource> Stream<T> find(String type, Class<T> as, Map<String, List<String>> query) {
        List<Stored> found = Reach.asSystem(() -> search.page(type, query, true).matches());
        return found.stream().map(stored -> context.newJsonParser().parseResource(as, Json.withNulls(stored.text())));
    }
}
