package dk.stemme.indicators;

/**
 * Who was asked, who answered, and how many answers could be scored. A number that is negative, or larger than what it
 * is part of, is an IllegalArgumentException.
 *
 * @param invited persons invited in the period, whether they may be counted or not
 * @param excluded of these, persons taken out of the denominator (died, moved, invited in error)
 * @param answered of the invited and not excluded, persons who answered
 * @param uninvited persons who answered without an invitation: in means, never in the response rate
 * @param scored of all who answered, persons whose score could be calculated
 */
public record Participation(long invited, long excluded, long answered, long uninvited, long scored) {
    /** Nobody yet. */
    public static final Participation EMPTY = new Participation(0, 0, 0, 0, 0);

    public Participation {
        if (excluded < 0 || uninvited < 0) {
            throw new IllegalArgumentException("Negative: excluded " + excluded + ", uninvited " + uninvited);
        }
        // the two proportions check the rest
        new Proportion(answered, invited - excluded);
        new Proportion(scored, answered + uninvited);
    }

    /** These and the others together. */
    public Participation merge(Participation other) {
        return new Participation(
                invited + other.invited,
                excluded + other.excluded,
                answered + other.answered,
                uninvited + other.uninvited,
                scored + other.scored);
    }

    /** The response rate: answered of all invited but the excluded. */
    public Proportion responseRate() {
        return new Proportion(answered, invited - excluded);
    }

    /** The completeness: calculable scores of all answers. */
    public Proportion completeness() {
        return new Proportion(scored, answered + uninvited);
    }
}
