/** Who may do what: sign-in, tokens, the rules, and the audit of every access. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.access;
