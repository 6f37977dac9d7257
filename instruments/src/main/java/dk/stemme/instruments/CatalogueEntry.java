package dk.stemme.instruments;

import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.RuleSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;

/**
 * One instrument of the catalogue.
 *
 * @param name its folder, e.g. {@code phq9}
 * @param resources all of it, in load order
 */
public record CatalogueEntry(String name, List<Resource> resources) {
    public CatalogueEntry {
        resources = List.copyOf(resources);
    }

    /** The form, as it is scored unless another version is named. */
    public Questionnaire questionnaire() {
        return questionnaires().get(0);
    }

    /** The form in every version, the default first. */
    public List<Questionnaire> questionnaires() {
        return all(Questionnaire.class).toList();
    }

    /** The score definitions of the default version. */
    public List<ObservationDefinition> scores() {
        List<String> listed = InstrumentReader.listed(questionnaire());
        return definitions().stream()
                .filter(score -> listed.contains(ScoreDefinitionReader.canonical(score)))
                .toList();
    }

    /** The score definitions of all versions. */
    public List<ObservationDefinition> definitions() {
        return all(ObservationDefinition.class).toList();
    }

    /** The threshold rules, if it has any. */
    public Optional<PlanDefinition> thresholds() {
        return all(PlanDefinition.class).findFirst();
    }

    /** The indicators made of it. */
    public List<Measure> measures() {
        return all(Measure.class).toList();
    }

    /** The default version as scoring reads it. */
    public Instrument instrument() {
        return InstrumentReader.read(questionnaire(), definitions());
    }

    /** One version as scoring reads it. */
    public Optional<Instrument> instrument(String version) {
        return all(Questionnaire.class)
                .filter(form -> form.getVersion().equals(version))
                .findFirst()
                .map(form -> InstrumentReader.read(form, definitions()));
    }

    /** The threshold rules, compiled. */
    public Optional<RuleSet> rules() {
        return thresholds().map(RuleSetReader::read);
    }

    @Override
    public String toString() {
        return name;
    }

    private <R extends Resource> Stream<R> all(Class<R> type) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }
}
