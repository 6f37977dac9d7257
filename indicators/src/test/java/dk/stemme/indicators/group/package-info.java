/** What the scores of groups promise, held against golden cases and by property. */
@org.jspecify.annotations.NullMarked
package dk.stemme.indicators.group;
