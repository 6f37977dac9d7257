/** Bulk Data Access 2.0: everything a system may read, as files. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.exchange.bulk;
