/** The invented world of the demonstration: units, people, two years of answers, the same whenever it is made. */
@NullMarked
package dk.stemme.server.demo;

import org.jspecify.annotations.NullMarked;
