package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/**
 * What an item, or the whole response, must satisfy: SDC's targetConstraint and R4's questionnaire-constraint.
 *
 * @param severity error: a completed response that breaks it is refused; warning: it is accepted
 * @param human what it asks for, in words
 * @param locations where what breaks it is found, seen from the item; the item itself when there are none
 */
record Constraint(String key, IssueSeverity severity, Text human, Formula formula, List<Formula> locations) {}
