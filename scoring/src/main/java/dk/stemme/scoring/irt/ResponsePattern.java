package dk.stemme.scoring.irt;

import java.util.Arrays;
import java.util.Optional;

/**
 * What one person answered of a bank. Immutable; the order in which items were answered leaves no trace, so that equal
 * answers give equal bits.
 */
public final class ResponsePattern {
    private static final int OPEN = -1;
    private static final int SKIPPED = -2;

    private final ItemBank bank;
    private final int[] codes;

    private ResponsePattern(ItemBank bank, int[] codes) {
        this.bank = bank;
        this.codes = codes;
    }

    static ResponsePattern none(ItemBank bank) {
        int[] codes = new int[bank.items().size()];
        Arrays.fill(codes, OPEN);
        return new ResponsePattern(bank, codes);
    }

    /**
     * With one more answer.
     *
     * @param code from 0
     * @throws IllegalArgumentException naming the item, if it is unknown, was asked before, or has no such answer
     */
    public ResponsePattern answer(String item, int code) {
        int place = bank.place(item);
        int highest = bank.items().get(place).categories() - 1;
        if (code < 0 || code > highest)
            throw new IllegalArgumentException("%s: %d is not a code from 0 to %d".formatted(item, code, highest));
        return with(place, code);
    }

    /**
     * With one more item that was asked and left open. It says nothing of θ, but is not asked again.
     *
     * @throws IllegalArgumentException naming the item, if it is unknown or was asked before
     */
    public ResponsePattern skip(String item) {
        return with(bank.place(item), SKIPPED);
    }

    private ResponsePattern with(int place, int code) {
        if (!isOpen(place))
            throw new IllegalArgumentException(bank.items().get(place).id() + " was asked before");
        int[] more = codes.clone();
        more[place] = code;
        return new ResponsePattern(bank, more);
    }

    /** How many items were answered. */
    public int answered() {
        return (int) Arrays.stream(codes).filter(code -> code >= 0).count();
    }

    /** How many items were answered or left open. */
    public int asked() {
        return (int) Arrays.stream(codes).filter(code -> code != OPEN).count();
    }

    /** How theta is distributed given the answers; the prior, if there are none. */
    public Posterior posterior() {
        double[] logs = bank.logPrior();
        for (int place = 0; place < codes.length; place++)
            if (codes[place] >= 0) bank.curve(place).add(codes[place], logs);
        return Posterior.ofLogs(bank.thetas(), logs);
    }

    /**
     * The person's score: expected a posteriori. Empty if nothing was answered, for the population's mean is nobody's
     * score.
     */
    public Optional<Estimate> estimate() {
        return estimate(posterior());
    }

    Optional<Estimate> estimate(Posterior posterior) {
        int answered = answered();
        if (answered == 0) return Optional.empty();
        return Optional.of(new Estimate(posterior.mean(), posterior.sd(), answered, codes.length));
    }

    ItemBank bank() {
        return bank;
    }

    boolean isOpen(int place) {
        return codes[place] == OPEN;
    }
}
