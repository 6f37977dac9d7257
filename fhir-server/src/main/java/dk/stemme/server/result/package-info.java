/** The one bridge from answers to results: scores and findings as Observations. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.result;
