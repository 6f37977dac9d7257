/** Many people's answers become one score of the group: of a ward, a department or a nation. */
@org.jspecify.annotations.NullMarked
package dk.stemme.indicators.group;
