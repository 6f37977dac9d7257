package dk.stemme.server.store;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** Makes resources of what was sent. The library stumbles over texts that are wrong in a way it has not thought of. */
public final class Reading {
    private Reading() {}

    /** @throws Refusal 400 when the text is no resource */
    public static Resource resource(IParser parser, String text) {
        try {
            return (Resource) parser.parseResource(text);
        } catch (DataFormatException | BaseServerResponseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw refusal();
        }
    }

    public static Refusal refusal() {
        return Refusal.of(
                400, IssueType.STRUCTURE, "", "The request could not be read: it is not written as FHIR demands.");
    }
}
