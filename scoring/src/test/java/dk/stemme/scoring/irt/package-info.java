/** Item response theory, held against R and by property. */
@org.jspecify.annotations.NullMarked
package dk.stemme.scoring.irt;
