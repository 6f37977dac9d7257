/** Takes people out when the time for which their data must be kept is over. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.access.erase;
