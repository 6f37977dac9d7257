/** What data is used for, on what legal basis and how long; and how a person is hidden or erased. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.access.purpose;
