/** Danish rules: numbers of people and places, and what the profiles of HL7 Denmark demand. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.denmark;
