/** What a score and its change mean: larger than error, large enough to matter, and where others stand. */
@NullMarked
package dk.stemme.scoring.change;

import org.jspecify.annotations.NullMarked;
