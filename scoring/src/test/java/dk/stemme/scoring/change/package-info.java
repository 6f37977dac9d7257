/** What is said of a change, and what is not. */
@org.jspecify.annotations.NullMarked
package dk.stemme.scoring.change;
