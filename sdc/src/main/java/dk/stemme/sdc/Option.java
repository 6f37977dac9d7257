package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers to choose from.
 *
 * @param label what it is called on screen
 * @param number what it counts as; null when the questionnaire gives it no weight
 * @param exclusive whether it stands alone, such as "none of these"
 */
record Option(Type value, Text label, Reading.@Nullable Number number, boolean exclusive) {}
