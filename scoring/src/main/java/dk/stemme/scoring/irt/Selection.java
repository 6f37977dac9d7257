package dk.stemme.scoring.irt;

/** How the next item is chosen among those not yet asked: the one worth most, and of equals the first in the bank. */
public enum Selection {
    /**
     * Information expected under the posterior (MPWI), which knows how little is known after few answers. Van der Linden
     * (1998), Psychometrika 63; Choi and Swartz (2009), Applied Psychological Measurement 33.
     */
    POSTERIOR_WEIGHTED_INFORMATION(
            (bank, place, posterior) -> posterior.expectation(bank.curve(place).information())),

    /** Fisher's information at the estimate so far (MFI). Lord (1980), Applications of Item Response Theory. */
    INFORMATION_AT_ESTIMATE((bank, place, posterior) -> bank.items().get(place).information(posterior.mean()));

    private final Worth worth;

    private interface Worth {
        double of(ItemBank bank, int place, Posterior posterior);
    }

    Selection(Worth worth) {
        this.worth = worth;
    }

    /** The item to ask; there must be one left. */
    GradedItem next(ResponsePattern pattern, Posterior posterior) {
        ItemBank bank = pattern.bank();
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < bank.items().size(); place++) {
            double value = pattern.isOpen(place) ? worth.of(bank, place, posterior) : Double.NEGATIVE_INFINITY;
            if (value > most) {
                most = value;
                best = place;
            }
        }
        return bank.items().get(best);
    }
}
