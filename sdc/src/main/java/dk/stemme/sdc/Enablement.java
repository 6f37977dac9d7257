package dk.stemme.sdc;

import java.util.List;

/** When an item is asked: all or any of its conditions must hold; without conditions, always. */
record Enablement(boolean all, List<Condition> conditions) {

    static final Enablement ALWAYS = new Enablement(true, List.of());

    boolean holds(Entry entry) {
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).holds(entry) != all) return !all;
        }
        return all;
    }
}
