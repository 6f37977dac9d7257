/** The one bridge between FHIR and the indicators: facts, the unit tree, aggregates. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.quality;
