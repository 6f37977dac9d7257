package dk.stemme.server.quality;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Accepted.Change;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Store;
import org.springframework.stereotype.Component;

/** The gate of Measures: a new indicator is counted over all that has been answered before. */
@Component
class MeasureGate implements Gate {
    private final Store store;
    private final Recount recount;

    MeasureGate(Store store, Recount recount) {
        this.store = store;
        this.recount = recount;
    }

    @Override
    public String type() {
        return "Measure";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        Accepted accepted = store.put(incoming);
        if (accepted.change() != Change.UNCHANGED)
            Indicator.of(accepted.stored().json())
                    .ifPresent(indicator -> recount.of(indicator.definition().questionnaire()));
        return accepted;
    }
}
