package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
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
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Finds stored definitions by canonical, with exact versions. */
@Component
class Definitions {
    private static final List<String> MOST = List.of("1000");

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

    /**
     * Refuses a second resource of the same url and version.
     *
     * @param there what is stored under that url and version
     * @throws Refusal 409 when it is not the one that is coming in
     */
    static void checkUnique(Incoming incoming, Optional<? extends MetadataResource> there) {
        there.filter(other -> !other.getIdElement().getIdPart().equals(incoming.id()))
                .ifPresent(other -> {
                    throw Refusal.of(
                            409,
                            IssueType.DUPLICATE,
                            incoming.type() + ".version",
                            "%s|%s is here already as %s."
                                    .formatted(other.getUrl(), other.getVersion(), other.getId()));
                });
    }

    <T extends Resource> Stream<T> find(String type, Class<T> as, Map<String, List<String>> query) {
        List<Stored> found = Reach.asSystem(() -> search.page(type, query, true).matches());
        return found.stream().map(stored -> context.newJsonParser().parseResource(as, Json.withNulls(stored.text())));
    }
}
