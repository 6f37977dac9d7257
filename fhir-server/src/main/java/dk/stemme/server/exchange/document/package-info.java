/** Responses as Denmark's national documents: asked for, or told to a subscriber. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.exchange.document;
