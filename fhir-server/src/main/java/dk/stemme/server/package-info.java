/** The service; its packages are named for what they do. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server;
