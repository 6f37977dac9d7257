/** The HTTP edge: the FHIR servlet, its interactions, Bundles, OperationOutcomes and headers. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.fhir;
