package dk.stemme.instruments;

import dk.stemme.scoring.Band;
import dk.stemme.scoring.ScoreDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.Questionnaire;

/** The page of all instruments, made from the catalogue and its golden cases. */
final class InstrumentPage {
    private static final String HEAD = """
            # Instruments

            Every instrument of the catalogue: its licence, how its scores are made, how many answers they need, their bands
            with the source, and how well each number is founded. This page is made from the catalogue; a test compares them.

            *Cases* are golden cases: answers with the scores that other implementations, published tables or manuals give
            them. A score marked **unverified** has none from outside: it is told, but no threshold and no indicator may rest on
            it. Bands are half-open: 5 to 10 holds 5 and not 10; the last one includes its end. Where sources differ, the other
            rule or band set is a version of its own: name it (`rand36|1.0.0-half`) to use it.

            """;

    private final Catalogue catalogue;

    InstrumentPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String markdown() {
        StringBuilder page =
                new StringBuilder(HEAD).append("| instrument | questions | scores | cases |\n|---|---|---|---|\n");
        catalogue
                .entries()
                .forEach(entry -> page.append("| [%s](#%s) | %d | %d | %d |%n"
                        .formatted(
                                entry.name(),
                                entry.name(),
                                entry.instrument().items().size(),
                                entry.instrument().scores().stream()
                                        .filter(ScoreDefinition::isResult)
                                        .count(),
                                cases(entry))));
        catalogue.entries().forEach(entry -> page.append(section(entry)));
        return page.toString();
    }

    private static long cases(CatalogueEntry entry) {
        return GoldenCase.of(entry.name()).count();
    }

    private static String section(CatalogueEntry entry) {
        Questionnaire form = entry.questionnaire();
        StringBuilder section = new StringBuilder("\n## %s\n\n".formatted(entry.name()));
        section.append("%s %s%n%n".formatted(form.getTitle() + ".", form.getDescription()));
        section.append("**Licence.** %s%n%n".formatted(form.getCopyright()));
        section.append("| score | from | needs | bands | founded on |\n|---|---|---|---|---|\n");
        entry.instrument().scores().stream()
                .filter(ScoreDefinition::isResult)
                .forEach(score -> section.append(row(entry, score, "")));
        entry.questionnaires().stream().skip(1).forEach(variant -> variant(entry, variant, section));
        section.append("%n%d golden cases.%n".formatted(cases(entry)));
        return section.toString();
    }

    /** The scores that a variant makes otherwise. */
    private static void variant(CatalogueEntry entry, Questionnaire variant, StringBuilder section) {
        List<ScoreDefinition> usual = entry.instrument().scores();
        entry.instrument(variant.getVersion()).orElseThrow().scores().stream()
                .filter(score -> !usual.contains(score))
                .forEach(score -> section.append(row(entry, score, " in `%s`".formatted(variant.getVersion()))));
    }

    private static String row(CatalogueEntry entry, ScoreDefinition score, String version) {
        ObservationDefinition definition = entry.definitions().stream()
                .filter(each -> ScoreDefinitionReader.canonical(each).equals(score.canonical()))
                .findFirst()
                .orElseThrow();
        return "| `%s`%s | %s | %s | %s | %s |%n"
                .formatted(
                        score.code(),
                        version,
                        score.formula().inWords().base(),
                        score.missing().inWords().base(),
                        bands(score, definition),
                        founded(score, definition));
    }

    private static String bands(ScoreDefinition score, ObservationDefinition definition) {
        if (score.bands().isEmpty()) return "";
        String bands = score.bands().stream().map(InstrumentPage::band).collect(Collectors.joining(", "));
        String source = definition.getQualifiedInterval().stream()
                .flatMap(interval -> interval.getExtensionsByUrl(Canonicals.BAND).stream())
                .filter(band -> band.hasExtension("code"))
                .map(band -> band.getExtensionString("source"))
                .findFirst()
                .orElse("");
        return bands + " (" + source + ")";
    }

    private static String band(Band band) {
        return "%s %s to %s".formatted(band.display().base(), number(band.low()), number(band.high()));
    }

    private static String founded(ScoreDefinition score, ObservationDefinition definition) {
        Extension scoring = definition.getExtensionByUrl(Canonicals.SCORING);
        String sources = scoring.getExtensionsByUrl("source").stream()
                .map(source -> source.getValue().primitiveValue())
                .collect(Collectors.joining("; "));
        String confirmed = scoring.hasExtension("confirmed") ? ". " + scoring.getExtensionString("confirmed") : "";
        return sources + confirmed + (score.verified() ? "" : ". **unverified**");
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
