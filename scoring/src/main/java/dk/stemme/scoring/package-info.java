/** One person's answers become scores, bands, flags and a colour; instruments are data. */
@NullMarked
package dk.stemme.scoring;

import org.jspecify.annotations.NullMarked;
