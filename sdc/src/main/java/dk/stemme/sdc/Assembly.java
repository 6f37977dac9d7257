package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * A questionnaire with all its parts put in.
 *
 * @param questionnaire no item of it names another questionnaire any more
 * @param problems what the author should know: warnings
 */
public record Assembly(Questionnaire questionnaire, List<Problem> problems) {}
