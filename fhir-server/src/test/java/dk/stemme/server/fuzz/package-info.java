/** Requests that nobody in their right mind would send, and what must not come of them. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.fuzz;
