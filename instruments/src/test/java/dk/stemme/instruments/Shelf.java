package dk.stemme.instruments;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.scoring.Scorer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The catalogue, read once for all tests. */
final class Shelf {
    static final FhirContext CONTEXT = FhirContext.forR4();
    static final Catalogue CATALOGUE = Catalogue.read(CONTEXT);

    private static final Map<String, CatalogueEntry> ENTRIES =
            CATALOGUE.entries().stream().collect(Collectors.toMap(CatalogueEntry::name, entry -> entry));
    private static final Map<String, Scorer> SCORERS = CATALOGUE.entries().stream()
            .collect(Collectors.toMap(CatalogueEntry::name, entry -> Scorer.of(entry.instrument())));

    private Shelf() {}

    static List<CatalogueEntry> entries() {
        return CATALOGUE.entries();
    }

    static CatalogueEntry entry(String name) {
        return ENTRIES.get(name);
    }

    static Scorer scorer(String name) {
        return SCORERS.get(name);
    }

    static Score score(ScoreSheet sheet, String code) {
        return sheet.score(code).orElseThrow();
    }
}
