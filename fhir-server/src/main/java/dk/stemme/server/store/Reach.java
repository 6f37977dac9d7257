package dk.stemme.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which rows the current request may see and write: every read, search, count, export and write is narrowed by it in SQL,
 * so that nothing can be forgotten afterwards. Without one, nothing is reached.
 */
public sealed interface Reach
        permits Reach.Everything,
                Reach.Nothing,
                Reach.NoPersons,
                Reach.Service,
                Reach.Compartments,
                Reach.Units,
                Reach.Both,
                Own,
                Treating,
                Unblocked,
                Scoped {

    /** The part of the where-clause over {@code resource r} (or history h, aliased r) for one type. */
    Clause narrow(String type, Use use);

    /** What may be shown of one type. */
    default Clause narrow(String type) {
        return narrow(type, Use.READ);
    }

    /** What may be shown of all types. */
    default Clause narrow() {
        List<Clause> each = new ArrayList<>();
        for (String type : SearchTable.get().types())
            each.add(Clause.join("and", List.of(Clause.of("r.type = ?", type), narrow(type))));
        return Clause.join("or", each);
    }

    /** The Locations in which the caller works (bare ids). */
    default Set<String> units() {
        return Set.of();
    }

    /** Whether every unit is the caller's to ask about. */
    default boolean isEverywhere() {
        return false;
    }

    /** All rows: the application's own work. */
    record Everything() implements Reach {
        @Override
        public Clause narrow(String type, Use use) {
            return Clause.TRUE;
        }

        @Override
        public Clause narrow() {
            return Clause.TRUE;
        }

        @Override
        public boolean isEverywhere() {
            return true;
        }
    }

    /** Nothing: what a request without a caller gets. */
    record Nothing() implements Reach {
        @Override
        public Clause narrow(String type, Use use) {
            return Clause.FALSE;
        }
    }

    /** No person at all: definitions, units and aggregates. */
    record NoPersons() implements Reach {
        @Override
        public Clause narrow(String type, Use use) {
            return nobodys(type);
        }
    }

    /** No person's data, but the record of who looked at it. */
    record Service() implements Reach {
        @Override
        public Clause narrow(String type, Use use) {
            return type.equals("AuditEvent") ? Clause.TRUE : nobodys(type);
        }
    }

    /** What lies in these patients' compartments, and what lies in nobody's (definitions, units). */
    record Compartments(Set<String> patients) implements Reach {
        @Override
        public Clause narrow(String type, Use use) {
            return personal(type) ? Clause.ofPatients(patients.toArray(String[]::new)) : Clause.TRUE;
        }
    }

    /** The patients in treatment in these units or below them, and what lies in nobody's compartment. */
    record Units(Set<String> units) implements Reach {
        private static final String TREATED = """
                exists (select 1 from treatment t join unit_ancestor a on a.unit = t.unit
                        where t.open and t.patient = r.patient and a.ancestor = any(?))""";

        static Clause treated(Set<String> units) {
            return Clause.of(TREATED, (Object) units.toArray(String[]::new));
        }

        @Override
        public Clause narrow(String type, Use use) {
            return personal(type) ? Clause.join("or", List.of(nobodys(type), treated(units))) : Clause.TRUE;
        }
    }

    /** What lies in both. */
    record Both(Reach one, Reach other) implements Reach {
        @Override
        public Clause narrow(String type, Use use) {
            return Clause.both(one.narrow(type, use), other.narrow(type, use));
        }

        @Override
        public Set<String> units() {
            return one.units();
        }

        @Override
        public boolean isEverywhere() {
            return one.isEverywhere();
        }
    }

    /**
     * What is about nobody in particular. An Observation must say so by being an aggregate: one that names its person
     * otherwise than by a reference is about somebody all the same.
     */
    static Clause nobodys(String type) {
        if (!personal(type)) return Clause.TRUE;
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
