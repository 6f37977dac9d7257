/** What checking, scoring and counting cost. */
@org.jspecify.annotations.NullMarked
package dk.stemme.bench;
