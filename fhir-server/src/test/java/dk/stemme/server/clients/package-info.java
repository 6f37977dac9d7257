/** Public FHIR clients, unchanged, as integrators use them. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.clients;
