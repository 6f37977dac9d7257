package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What a response was made into.
 *
 * @param bundle a transaction; the same response gives the same fullUrls again
 * @param problems what was left out, and why: warnings
 */
public record Extraction(Bundle bundle, List<Problem> problems) {}
