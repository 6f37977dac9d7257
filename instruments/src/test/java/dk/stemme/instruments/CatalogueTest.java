package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Item;
import dk.stemme.scoring.ScoreDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class CatalogueTest {
    static final List<CatalogueEntry> instruments = Shelf.entries();

    @ParameterizedTest(name = "{0}: {1} items, {2} scores, {3} rules, {4} measures")
    @CsvSource({
        "phq9, 10, 6, 4, 2",
        "gad7, 7, 2, 2, 2",
        "koos, 42, 5, 5, 6",
        "rand36, 36, 8, 8, 9",
        "eq5d5l, 6, 8, 2, 3",
        "stemme-experience, 7, 1, 0, 2",
        "stemme-experience-relative, 7, 1, 0, 2"
    })
    void an_instrument_is_complete(String name, int items, int scores, int rules, int measures) {
        CatalogueEntry entry = Shelf.entry(name);
        Instrument instrument = entry.instrument();
        assertThat(instrument.id()).isEqualTo(name);
        assertThat(instrument.version()).isEqualTo("1.0.0");
        assertThat(instrument.items()).hasSize(items);
        assertThat(instrument.scores()).hasSize(scores);
        assertThat(entry.rules().map(set -> set.rules().size()).orElse(0)).isEqualTo(rules);
        assertThat(entry.measures()).hasSize(measures);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void the_questionnaire_lists_exactly_the_scores_beside_it(CatalogueEntry entry) {
        assertThat(InstrumentReader.listed(entry.questionnaire()))
                .containsExactlyInAnyOrderElementsOf(entry.instrument().scores().stream()
                        .map(ScoreDefinition::canonical)
                        .toList());
        assertThat(entry.scores()).hasSameSizeAs(entry.instrument().scores());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void a_resource_is_named_after_its_instrument_and_version(CatalogueEntry entry) {
        assertThat(entry.questionnaire().getIdPart()).isEqualTo(entry.name().replace('_', '-') + "-1.0.0");
        entry.scores().forEach(score -> {
            String code = score.getCode().getCodingFirstRep().getCode();
            assertThat(code).startsWith(entry.name() + "-");
            assertThat(score.getIdPart()).isEqualTo(code.replace('_', '-') + "-1.0.0");
            assertThat(ScoreDefinitionReader.canonical(score))
                    .isEqualTo(Canonicals.BASE + "/ObservationDefinition/" + code + "|1.0.0");
        });
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void the_threshold_rules_fit_the_instrument(CatalogueEntry entry) {
        entry.rules().ifPresent(rules -> rules.check(entry.instrument()));
        entry.thresholds()
                .ifPresent(plan -> assertThat(RuleSetReader.appliesTo(plan))
                        .containsExactly(entry.questionnaire().getUrl()));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void a_mean_is_measured_of_a_score_and_improves_the_way_the_score_does(CatalogueEntry entry) {
        for (Measure measure : entry.measures()) {
            assertThat(measure.getExtensionByUrl(Canonicals.MEASURED_QUESTIONNAIRE)
                            .getValue()
                            .primitiveValue())
                    .isEqualTo(entry.questionnaire().getUrl());
            if (!measure.hasExtension(Canonicals.MEASURED_SCORE)) continue;
            ScoreDefinition score = measured(entry, measure);
            String better = measure.getImprovementNotation().getCodingFirstRep().getCode();
            assertThat(better.equals("increase") ? "HIGHER_BETTER" : "HIGHER_WORSE")
                    .isEqualTo(String.valueOf(score.direction()));
            assertThat(measure.getUrl()).endsWith("/" + score.code() + "-mean");
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void words_shown_to_people_are_there_in_danish(CatalogueEntry entry) {
        Locale danish = Locale.forLanguageTag("da");
        assertThat(words(entry))
                .allSatisfy(words -> assertThat(Texts.of(words).translations())
                        .as(words.getValueAsString())
                        .containsKey(danish.getLanguage()));
    }

    @Test
    void an_option_without_a_number_does_not_widen_its_item() {
        assertThat(Shelf.entry("stemme-experience").instrument().items()).contains(Item.levels("e1", 1, 5));
    }

    @Test
    void a_number_item_takes_its_limits_from_the_form() {
        assertThat(Shelf.entry("eq5d5l").instrument().items()).contains(Item.levels("VAS", 0, 100));
    }

    @Test
    void ids_are_unique_and_allowed_by_FHIR() {
        List<String> ids = Shelf.CATALOGUE.resources().stream()
                .map(resource -> resource.fhirType() + "/" + resource.getIdPart())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z]+/[A-Za-z0-9.-]{1,64}"));
    }

    @Test
    void every_code_of_ours_is_in_a_code_system_of_ours() {
        List<String> known = Shelf.CATALOGUE.resources().stream()
                .filter(CodeSystem.class::isInstance)
                .map(CodeSystem.class::cast)
                .flatMap(codes -> codes.getConcept().stream().map(concept -> codes.getUrl() + "|" + concept.getCode()))
                .toList();
        List<Coding> used = Shelf.CATALOGUE.resources().stream()
                .flatMap(resource ->
                        Shelf.CONTEXT.newTerser().getAllPopulatedChildElementsOfType(resource, Coding.class).stream())
                .filter(coding -> coding.hasSystem() && coding.getSystem().startsWith(Canonicals.BASE))
                .toList();
        assertThat(used).isNotEmpty().allMatch(coding -> known.contains(coding.getSystem() + "|" + coding.getCode()));
    }

    @Test
    void a_resource_survives_being_written_and_read() {
        for (Resource resource : Shelf.CATALOGUE.resources()) {
            String json = Shelf.CATALOGUE.json(resource);
            Resource read = (Resource) Shelf.CONTEXT.newJsonParser().parseResource(json);
            assertThat(Shelf.CATALOGUE.json(read)).isEqualTo(json);
        }
    }

    private static ScoreDefinition measured(CatalogueEntry entry, Measure measure) {
        String url =
                measure.getExtensionByUrl(Canonicals.MEASURED_SCORE).getValue().primitiveValue();
        return entry.instrument().scores().stream()
                .filter(score -> score.canonical().equals(url))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<PrimitiveType<?>> words(CatalogueEntry entry) {
        Stream<PrimitiveType<?>> scores = entry.scores().stream()
                .map(score -> score.getCode().getCodingFirstRep())
                .map(Coding::getDisplayElement);
        Stream<PrimitiveType<?>> bands = entry.scores().stream()
                .flatMap(score -> score.getQualifiedInterval().stream())
                .flatMap(interval -> interval.getExtensionsByUrl(Canonicals.BAND).stream())
                .map(band ->
                        (PrimitiveType<?>) band.getExtensionByUrl("display").getValue());
        Stream<PrimitiveType<?>> measures = entry.measures().stream().map(Measure::getTitleElement);
        Stream<PrimitiveType<?>> rules = entry.thresholds().stream()
                .flatMap(plan -> plan.getAction().stream())
                .flatMap(action -> Stream.of(action.getTitleElement(), action.getDescriptionElement()));
        return Stream.of(scores, bands, measures, rules).flatMap(words -> words);
    }
}
