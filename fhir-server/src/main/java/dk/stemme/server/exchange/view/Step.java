package dk.stemme.server.exchange.view;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;

/** How a select comes to the elements that it gives rows for. */
sealed interface Step {

    List<Focus> foci(Focus focus);

    /** Whether there is a row of nulls when it comes to nothing. */
    default boolean orNull() {
        return false;
    }

    /** Rows for the element where it stands. */
    record Stay() implements Step {
        @Override
        public List<Focus> foci(Focus focus) {
            return List.of(focus);
        }
    }

    /** {@code forEach}, or {@code forEachOrNull}. */
    record ForEach(Expression path, boolean orNull) implements Step {
        @Override
        public List<Focus> foci(Focus focus) {
            List<Focus> foci = new ArrayList<>();
            for (Base each : focus.find(path)) foci.add(focus.at(each, foci.size()));
            return foci;
        }
    }

    /** {@code repeat}: all below, each before what is below it. */
    record Repeat(List<Expression> paths) implements Step {
        private static final int DEPTH = 100;

        @Override
        public List<Focus> foci(Focus focus) {
            List<Focus> foci = new ArrayList<>();
            descend(focus, foci, 0);
            return foci;
        }

        private void descend(Focus from, List<Focus> foci, int depth) {
            for (Expression path : paths) {
                if (depth > DEPTH) throw View.bad(path.place(), "It goes deeper than " + DEPTH + " levels.");
                for (Base below : from.find(path)) {
                    Focus there = from.at(below, foci.size());
                    foci.add(there);
                    Selection.limit(foci.size(), path.place());
                    descend(there, foci, depth + 1);
                }
            }
        }
    }
}
