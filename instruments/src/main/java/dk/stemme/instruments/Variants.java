package dk.stemme.instruments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;

/**
 * Other ways to score the same questions: another missing rule, another set of bands. A variant is another version of a
 * score definition, such as {@code 1.0.0-half}; for each there is a version of the Questionnaire that lists it. One
 * chooses by naming that version, and scores of different versions are never mixed.
 */
final class Variants {
    private Variants() {}

    /** The same with one more Questionnaire for every variant among the score definitions. */
    static List<Resource> added(List<Resource> resources) {
        List<Resource> all = new ArrayList<>(resources);
        Questionnaire base = (Questionnaire) resources.get(0);
        Map<String, Map<String, String>> variants = new LinkedHashMap<>();
        for (Resource resource : resources) {
            if (!(resource instanceof ObservationDefinition definition)) continue;
            String[] canonical = ScoreDefinitionReader.canonical(definition).split("\\|");
            if (canonical[1].equals(base.getVersion())) continue;
            variants.computeIfAbsent(canonical[1], version -> new LinkedHashMap<>())
                    .put(canonical[0] + "|" + base.getVersion(), canonical[0] + "|" + canonical[1]);
        }
        variants.forEach((version, replaced) -> all.add(questionnaire(base, version, replaced)));
        return List.copyOf(all);
    }

    private static Questionnaire questionnaire(Questionnaire base, String version, Map<String, String> replaced) {
        Questionnaire variant = base.copy();
        variant.setId(base.getIdPart().replace(base.getVersion(), version));
        variant.setVersion(version);
        variant.addDerivedFrom(base.getUrl() + "|" + base.getVersion());
        for (Extension listed : variant.getExtensionsByUrl(Canonicals.SCORE_DEFINITION)) {
            String canonical = listed.getValue().primitiveValue();
            listed.setValue(new CanonicalType(replaced.getOrDefault(canonical, canonical)));
        }
        return variant;
    }
}
