/** Stemme without a server: commands that score tables of answers, tell what is scored and how, and word a form. */
@NullMarked
package dk.stemme.cli;

import org.jspecify.annotations.NullMarked;
