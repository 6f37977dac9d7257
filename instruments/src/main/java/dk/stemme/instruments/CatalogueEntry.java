package dk.stemme.instruments;

import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.RuleSet;
import java.util.List;
import java.util.Optional;
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

    /** The form. */
    public Questionnaire questionnaire() {
        return all(Questionnaire.class).get(0);
    }

    /** The score definitions. */
    public List<ObservationDefinition> scores() {
        return all(ObservationDefinition.class);
    }

    /** The threshold rules, if it has any. */
    public Optional<PlanDefinition> thresholds() {
        return all(PlanDefinition.class).stream().findFirst();
    }

    /** The indicators made of it. */
    public List<Measure> measures() {
        return all(Measure.class);
    }

    /** The same as scoring reads it. */
    public Instrument instrument() {
        return InstrumentReader.read(questionnaire(), scores());
    }

    /** The threshold rules, compiled. */
    public Optional<RuleSet> rules() {
        return thresholds().map(RuleSetReader::read);
    }

    @Override
    public String toString() {
        return name;
    }

    private <R extends Resource> List<R> all(Class<R> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
