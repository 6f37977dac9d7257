package dk.stemme.indicators.group;

import java.util.Arrays;

/**
 * A score that only a group has: answers in, one figure with n and interval out. What counts, how items are put
 * together and from which n the figure may be told are parts of the definition. Immutable.
 */
public sealed interface GroupScore permits TopBox, Linear, TopScore, MeanScore, Nps {

    /**
     * The score of these respondents.
     *
     * @param rows one row per respondent with one answer code per item, in the definition's order; NaN is an absent
     *     answer, whether skipped, not asked or not relevant
     * @throws IllegalArgumentException naming the place, as {@code rows[3][1]}, when a row has too few or too many
     *     answers or an answer is not a code of its item
     */
    GroupResult of(double[]... rows);

    /** The score of a single item: one answer per respondent. */
    default GroupResult ofItem(double... answers) {
        return of(
                Arrays.stream(answers).mapToObj(answer -> new double[] {answer}).toArray(double[][]::new));
    }
}
