package dk.stemme.cli;

import dk.stemme.instruments.InstrumentReader;
import dk.stemme.scoring.Instrument;
import java.util.List;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * A questionnaire with its score definitions.
 *
 * @param name what to call it, e.g. {@code koos}
 * @param definitions at least those that the questionnaire lists
 */
record Form(String name, Questionnaire questionnaire, List<ObservationDefinition> definitions) {
    /** What to call it on the command line, e.g. {@code rand36|1.0.0-half}; the usual version is left out. */
    String label() {
        return questionnaire.hasDerivedFrom() ? name + "|" + questionnaire.getVersion() : name;
    }

    Instrument instrument() {
        return InstrumentReader.read(questionnaire, definitions);
    }
}
