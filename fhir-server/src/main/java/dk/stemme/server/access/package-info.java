/** Who may do what: callers, their roles and scopes, and the rules. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.access;
