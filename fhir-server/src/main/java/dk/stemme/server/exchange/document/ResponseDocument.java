package dk.stemme.server.exchange.document;

import dk.stemme.server.denmark.document.NationalDocument;
import dk.stemme.server.store.Stored;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * A response as a document.
 *
 * @param metadata its entry in an XDS registry
 * @param shown the stored people in it
 */
public record ResponseDocument(NationalDocument document, DocumentReference metadata, List<Stored> shown) {}
