/** Resources in PostgreSQL: create, read, update, history, search; what a caller may reach; the outbox. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.store;
