/** Denmark's national documents: forms as QFDD-DK 1.2, responses as QRD-DK 1.3.2 (MedCom's profiles of HL7 CDA R2). */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.denmark.document;
