package dk.stemme.scoring;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a rule set says of one response.
 *
 * @param colour the worst colour fired; GREEN if none did and something was scored; else NONE
 * @param fired the rules that held, worst first
 */
public record Judgement(Colour colour, List<Fired> fired) {

    /** Both together: the worst colour, and all that held. */
    public Judgement and(Judgement other) {
        Judgement worse = other.colour.compareTo(colour) > 0 ? other : this;
        return new Judgement(
                worse.colour,
                of(Stream.concat(fired.stream(), other.fired.stream()).toList(), false).fired);
    }

    static Judgement of(List<Fired> fired, boolean anyScored) {
        List<Fired> worstFirst = fired.stream()
                .sorted(Comparator.comparing(Fired::colour).reversed())
                .toList();
        Colour calm = anyScored ? Colour.GREEN : Colour.NONE;
        return new Judgement(worstFirst.isEmpty() ? calm : worstFirst.get(0).colour(), worstFirst);
    }
}
