package dk.stemme.server.store;

/** Marks a component whose methods are FHIR operations; the HTTP edge registers all of them. */
public interface FhirOperations {}
