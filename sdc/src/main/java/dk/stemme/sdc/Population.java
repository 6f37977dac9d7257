package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * A response filled in as far as could be.
 *
 * @param response in-progress, with an item for every question
 * @param problems what could not be filled in, and why: warnings
 */
public record Population(QuestionnaireResponse response, List<Problem> problems) {}
