/** Danish rules for the identifiers of people and places. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.denmark;
