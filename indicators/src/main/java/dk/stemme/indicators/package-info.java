/** Many people's rows become figures: means, proportions, charts, funnels and what of them may be told. */
@org.jspecify.annotations.NullMarked
package dk.stemme.indicators;
