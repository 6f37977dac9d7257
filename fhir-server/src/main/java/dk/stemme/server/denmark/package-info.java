/** Danish rules for people: the CPR number. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.denmark;
