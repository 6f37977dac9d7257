package dk.stemme.sdc;

import java.util.Set;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;

/**
 * A FHIRPath expression, read once and ready to be evaluated.
 *
 * @param texts the texts it looks for; where one is a linkId, the answers of that item are asked for
 * @param names the variables it speaks of, without the percent sign
 */
record Expression(ExpressionNode root, Set<String> texts, Set<String> names) {}
