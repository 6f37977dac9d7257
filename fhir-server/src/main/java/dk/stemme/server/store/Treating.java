package dk.stemme.server.store;

import java.util.List;
import java.util.Set;

/**
 * The patients in whose treatment the viewer takes part (sundhedsloven § 42 a): those with an open EpisodeOfCare, Encounter
 * or CarePlan in the viewer's units or below them, less what a Consent keeps from the viewer; and those for whom the
 * viewer broke the glass a short while ago, whatever Consent says; and what lies in nobody's compartment.
 */
public record Treating(Viewer viewer) implements Reach {
    private static final String EMERGENCY = """
            exists (select 1 from emergency e
                    where e.patient = r.patient and e.person = ? and e.ends > now())""";

    @Override
    public Clause narrow(String type, Use use) {
        if (!Reach.personal(type)) return Clause.TRUE;
        Clause treated = Units.treated(viewer.units());
        Clause emergency = Clause.of(EMERGENCY, viewer.person());
        Clause shown = use.stored ? Clause.both(treated, viewer.unblocked()) : treated;
        return Clause.join("or", List.of(Reach.nobodys(type), shown, emergency));
    }

    @Override
    public Set<String> units() {
        return viewer.units();
    }
}
