/** What other systems get by other ways than asking: CDS Hooks, subscriptions, bulk export. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.exchange;
