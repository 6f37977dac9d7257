/** Who is asked what, when: invitations. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.pathway;
