package dk.stemme.sdc;

import java.time.Duration;
import java.util.BitSet;
import java.util.function.Function;

/**
 * Decides by enableWhenExpression which entries of a response are not asked. What is not asked has no answer for the
 * others, so all are decided again until nothing changes: as no item depends on itself, once per item is enough.
 */
final class Enabling {

    private static final long TIME = Duration.ofSeconds(2).toNanos();

    private final Logic logic;
    private final Function<BitSet, Snapshot> snapshots;
    private final long deadline = System.nanoTime() + TIME;

    /** @param snapshots the response without the entries named */
    Enabling(Logic logic, Function<BitSet, Snapshot> snapshots) {
        this.logic = logic;
        this.snapshots = snapshots;
    }

    /** The entries not asked, by their number. */
    BitSet hidden() {
        var hidden = new BitSet();
        for (int round = 0; round <= logic.conditions().size(); round++) {
            var next = hidden(snapshots.apply(hidden));
            if (next.equals(hidden)) break;
            hidden = next;
        }
        return hidden;
    }

    private BitSet hidden(Snapshot snapshot) {
        var hidden = new BitSet();
        var entries = snapshot.entries();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var condition = logic.conditions().get(entry.item.definition().linkId());
            if (condition != null && !(entry.item instanceof Stray) && !isAsked(condition, entry, snapshot)) {
                hidden.set(i);
            }
        }
        return hidden;
    }

    /** Where it cannot be decided, the response is believed: nothing is thrown away, and nothing demanded. */
    private boolean isAsked(Formula condition, Entry entry, Snapshot snapshot) {
        try {
            if (snapshot.entries().size() > Snapshot.SIZE) throw Budget.tooMuch();
            return condition.isTrue(snapshot, entry, new Budget(deadline));
        } catch (NotCalculable e) {
            return entry.element != null;
        }
    }
}
