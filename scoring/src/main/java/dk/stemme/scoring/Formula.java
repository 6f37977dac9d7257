package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/**
 * How answers become a score. Each variant knows how to compute itself and what would make it unusable; a new kind of
 * score is a new variant. Only {@link Scorer} applies formulas: it has then found every answer allowed and enough of
 * them given.
 */
public sealed interface Formula
        permits Sum, Mean, Largest, Table, ValueSet, Concatenation, Flag, Syndrome, Grading, Trait {

    /** What is read, in order: ids of items, or codes of scores that the instrument defines earlier. */
    List<String> inputs();

    /**
     * The score.
     *
     * @param tally makes the outcome
     * @param inputs the number of each input, in order; NaN is absent
     */
    Score score(Tally tally, double[] inputs);

    /** The range of numbers this can give when at least {@code needed} inputs are present; empty if it gives none. */
    Optional<Range> attainable(List<Item> inputs, int needed);

    /** How it computes, as a phrase: "sum of 9". */
    Text inWords();

    /** Refuses inputs this formula cannot compute with. */
    default void check(List<Item> inputs, String place) {}
}
