/** The record of every access: who, what, whose, and how it went. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.access.audit;
