/** Who is there: sessions and bearer tokens, the chains of filters they pass, and what every answer tells the browser. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.access.login;
