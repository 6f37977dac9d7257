/** Subscriptions by criteria (R4): who is told of what, and telling them until they have heard it. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.exchange.subscription;
