package dk.stemme.server.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which rows the current request may see: every read, search and count is narrowed by it in SQL, so that nothing can
 * be forgotten afterwards. Without one, nothing is reached.
 */
public sealed interface Reach {

    /** The part of the where-clause over {@code resource r} (or history h, aliased r) for one type. */
    Clause narrow(String type);

    /** All rows: system clients and the application's own work. */
    record Everything() implements Reach {
        @Override
        public Clause narrow(String type) {
            return Clause.TRUE;
        }
    }

    /** What lies in these patients' compartments, and what lies in nobody's (definitions, units). */
    record Compartments(Set<String> patients) implements Reach {
        @Override
        public Clause narrow(String type) {
            if (!personal(type)) return Clause.TRUE;
            return Clause.ofPatients(patients.toArray(String[]::new));
        }
    }

    /** What a relative answers for themself: their own invitations and responses, and nothing else of the patient. */
    record Relative(String person) implements Reach {
        private static final Map<String, String> OWN = Map.of("Task", "owner", "QuestionnaireResponse", "source");

        @Override
        public Clause narrow(String type) {
            if (!personal(type)) return Clause.TRUE;
            if (person.equals(type + "/" + person.substring(person.indexOf('/') + 1)))
                return Clause.of("r.id = ?", person.substring(person.indexOf('/') + 1));
            String own = OWN.get(type);
            if (own == null) return Clause.FALSE;
            return Clause.of("r.keys @> ?", (Object) new Long[] {Keys.of(type, own, person)});
        }
    }

    /** The patients with an open EpisodeOfCare or Encounter in these units or below them. */
    record Units(Set<String> units) implements Reach {
        @Override
        public Clause narrow(String type) {
            if (!personal(type)) return Clause.TRUE;
            Clause treated = Clause.of("""
                    exists (select 1 from treatment t join unit_ancestor a on a.unit = t.unit
                            where t.open and t.patient = r.patient and a.ancestor = any(?))""", (Object) units.toArray(String[]::new));
            return Clause.join("or", List.of(nobodys(type), treated));
        }
    }

    /** No person at all: definitions, units and aggregates. */
    record NoPersons() implements Reach {
        @Override
        public Clause narrow(String type) {
            return personal(type) ? nobodys(type) : Clause.TRUE;
        }
    }

    /** Nothing: what a request without a caller gets. */
    record Nothing() implements Reach {
        @Override
        public Clause narrow(String type) {
            return Clause.FALSE;
        }
    }

    /**
     * What is about nobody in particular. An Observation must say so by being an aggregate: one that names its person
     * otherwise than by a reference is about somebody all the same.
     */
    private static Clause nobodys(String type) {
        if (!type.equals("Observation")) return Clause.of("r.patient is null");
        Long[] aggregate = {Keys.of(type, "category", "aggregate")};
        return Clause.of("(r.patient is null and r.keys @> ?)", (Object) aggregate);
    }

    /** Whether resources of this type can lie in a patient's compartment. */
    static boolean personal(String type) {
        return type.equals("Patient") || SearchTable.get().compartment(type) != null;
    }

    static Reach current() {
        return Holder.CURRENT.get();
    }

    /** Sets the reach of this thread until {@link #clear()}. */
    static void set(Reach reach) {
        Holder.CURRENT.set(reach);
    }

    static void clear() {
        Holder.CURRENT.remove();
    }

    /** Runs the application's own work with full reach, then restores the caller's. */
    static <T> T asSystem(Supplier<T> work) {
        return within(new Everything(), work);
    }

    /** Runs work with this reach, then restores the caller's. */
    static <T> T within(Reach reach, Supplier<T> work) {
        Reach before = current();
        set(reach);
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    /** Keeps the reach of each thread. */
    final class Holder {
        private static final ThreadLocal<Reach> CURRENT = ThreadLocal.withInitial(Nothing::new);

        private Holder() {}
    }
}
