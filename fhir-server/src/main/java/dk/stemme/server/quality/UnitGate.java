package dk.stemme.server.quality;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Accepted.Change;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** The gate of Locations, which are the units: keeps the tree, and moves what hangs on it. */
@Component
class UnitGate implements Gate {
    private final Store store;
    private final Units units;
    private final Treatments treatments;
    private final Recount recount;

    UnitGate(Store store, Units units, Treatments treatments, Recount recount) {
        this.store = store;
        this.units = units;
        this.treatments = treatments;
        this.recount = recount;
    }

    @Override
    public String type() {
        return "Location";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        units.lock();
        Accepted accepted = store.put(incoming);
        if (accepted.change() != Change.UNCHANGED) keep(Unit.of(accepted.stored()));
        return accepted;
    }

    @Override
    public void mayDelete(Stored stored) {
        units.lock();
        if (units.below(stored.id()).size() > 1)
            throw Refusal.of(
                    409, IssueType.BUSINESSRULE, "Location", "Other units are part of this one. Move them first.");
        if (recount.counts(stored.id()))
            throw Refusal.of(
                    409,
                    IssueType.BUSINESSRULE,
                    "Location",
                    "Answers count in this unit. Set its status to" + " inactive instead of deleting it.");
    }

    @Override
    public void deleted(Stored stored) {
        Unit unit = Unit.of(stored);
        units.remove(unit.id());
        treatments.resettle(unit.organization());
    }

    private void keep(Unit unit) {
        if (unit.parent() != null && units.leadsTo(unit.parent(), unit.id()))
            throw Refusal.of(
                    422,
                    IssueType.BUSINESSRULE,
                    "Location.partOf",
                    "%s cannot be part of %s, which is part of it.".formatted(unit.id(), unit.parent()));
        Optional<Unit> before = units.find(unit.id());
        units.save(unit);
        Stream.of(before.map(Unit::organization), Optional.ofNullable(unit.organization()))
                .flatMap(Optional::stream)
                .distinct()
                .forEach(treatments::resettle);
        boolean moved = before.isEmpty() || !Objects.equals(before.get().parent(), unit.parent());
        if (moved) recount.below(unit.id());
    }
}
