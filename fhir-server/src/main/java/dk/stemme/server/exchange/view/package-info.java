/** Flat tables of resources (SQL on FHIR 2.0): a ViewDefinition says which columns, the rows are CSV, NDJSON or JSON. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.exchange.view;
