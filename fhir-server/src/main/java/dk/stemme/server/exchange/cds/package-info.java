/** CDS Hooks 2.0: cards with a patient's newest scores, shown inside the EHR. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.exchange.cds;
