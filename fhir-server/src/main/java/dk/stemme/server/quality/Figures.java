package dk.stemme.server.quality;

import dk.stemme.indicators.Moments;
import dk.stemme.indicators.Proportion;

/**
 * What is counted of one indicator, unit and month; everything adds up. A person counts once per unit and month.
 *
 * @param scores the newest score of each person, where one could be calculated
 * @param completeness of the persons who answered, those with a score
 * @param responses of the persons invited, those who answered
 * @param events answers (and, for a response rate, invitations) behind it: how much is new since another time
 */
record Figures(Moments scores, Proportion completeness, Proportion responses, long events) {
    static final Figures NONE = new Figures(Moments.EMPTY, Proportion.EMPTY, Proportion.EMPTY, 0);

    Figures merge(Figures other) {
        return new Figures(
                scores.merge(other.scores),
                completeness.merge(other.completeness),
                responses.merge(other.responses),
                events + other.events);
    }

    Figures withEvents(long others) {
        return new Figures(scores, completeness, responses, others);
    }

    /** Where those invited may not be told of. */
    Figures withoutResponses() {
        return new Figures(scores, completeness, Proportion.EMPTY, events);
    }

    /** How many answers have come since, or gone. */
    long since(Figures earlier) {
        return Math.abs(events - earlier.events);
    }
}
