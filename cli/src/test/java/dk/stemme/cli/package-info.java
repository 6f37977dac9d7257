/** What the commands do, asked as people ask them. */
@NullMarked
package dk.stemme.cli;

import org.jspecify.annotations.NullMarked;
