/** Stemme as the issuer of tokens to apps and systems (SMART App Launch 2). */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.access.smart;
