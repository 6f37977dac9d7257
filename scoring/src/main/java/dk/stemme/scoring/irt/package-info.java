/** Item response theory: scores with their own precision from graded items, and tests that choose the next item. */
@NullMarked
package dk.stemme.scoring.irt;

import org.jspecify.annotations.NullMarked;
