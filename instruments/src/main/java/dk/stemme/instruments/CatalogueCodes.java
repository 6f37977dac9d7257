package dk.stemme.instruments;

import dk.stemme.scoring.Band;
import dk.stemme.scoring.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Measure;

/**
 * The code systems whose codes the definitions themselves bring: scores, bands, indicators. They are fragments, since
 * whoever writes a questionnaire adds to them.
 */
final class CatalogueCodes {
    private CatalogueCodes() {}

    static List<CodeSystem> of(List<CatalogueEntry> entries) {
        return List.of(
                codeSystem(
                        Canonicals.SCORES, "Scores", "Scorer", entries.stream().flatMap(CatalogueCodes::scores)),
                codeSystem(Canonicals.BANDS, "Bands", "Bånd", entries.stream().flatMap(CatalogueCodes::bands)),
                codeSystem(
                        Canonicals.INDICATORS,
                        "Indicators",
                        "Indikatorer",
                        entries.stream().flatMap(CatalogueCodes::indicators)));
    }

    private record Concept(String code, Text display) {}

    private static Stream<Concept> scores(CatalogueEntry entry) {
        return entry.scores().stream()
                .map(score -> score.getCode().getCodingFirstRep())
                .map(coding -> new Concept(coding.getCode(), Texts.of(coding.getDisplayElement())));
    }

    private static Stream<Concept> bands(CatalogueEntry entry) {
        return entry.instrument().scores().stream()
                .flatMap(score -> score.bands().stream())
                .map((Band band) -> new Concept(band.code(), band.display()));
    }

    private static Stream<Concept> indicators(CatalogueEntry entry) {
        return entry.measures().stream().map(CatalogueCodes::indicator);
    }

    private static Concept indicator(Measure measure) {
        String url = measure.getUrl();
        return new Concept(url.substring(url.lastIndexOf('/') + 1), Texts.of(measure.getTitleElement()));
    }

    private static CodeSystem codeSystem(String url, String title, String danish, Stream<Concept> concepts) {
        CodeSystem codes = new CodeSystem();
        codes.setId(url.substring(url.lastIndexOf('/') + 1));
        codes.setLanguage("en");
        codes.setUrl(url).setVersion("1.0.0").setName(title).setTitle(title).setStatus(PublicationStatus.ACTIVE);
        Texts.translate(codes.getTitleElement(), danish);
        codes.setCaseSensitive(true).setContent(CodeSystemContentMode.FRAGMENT);
        Set<String> known = new HashSet<>();
        concepts.filter(concept -> known.add(concept.code())).forEach(concept -> codes.addConcept(definition(concept)));
        return codes;
    }

    private static ConceptDefinitionComponent definition(Concept concept) {
        ConceptDefinitionComponent definition = new ConceptDefinitionComponent()
                .setCode(concept.code())
                .setDisplay(concept.display().base());
        concept.display()
                .translations()
                .forEach((language, words) ->
                        definition.addDesignation().setLanguage(language).setValue(words));
        return definition;
    }
}
