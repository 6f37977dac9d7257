/** The form engine: a FHIR R4 Questionnaire compiled once, then responses to it checked, read and pruned. */
@NullMarked
package dk.stemme.sdc;

import org.jspecify.annotations.NullMarked;
