/** Takes in a response: the backbone. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.response;
