package dk.stemme.scoring;

/**
 * A symptom that is present when its input is at least so much.
 *
 * @param core whether it is one of those of which a syndrome needs one
 */
public record Criterion(String input, double atLeast, boolean core) {

    boolean isMet(double number) {
        return number >= atLeast;
    }
}
