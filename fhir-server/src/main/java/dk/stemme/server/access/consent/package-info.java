/** Who is kept out, who acts for whom, and who broke the glass: rows beside the resources, by which SQL narrows. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.access.consent;
