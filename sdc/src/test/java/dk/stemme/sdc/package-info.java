/** What the form engine promises, one behaviour per test. */
@NullMarked
package dk.stemme.sdc;

import org.jspecify.annotations.NullMarked;
