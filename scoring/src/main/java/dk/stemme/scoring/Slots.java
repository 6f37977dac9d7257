package dk.stemme.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each number of a person stands while one instrument's scores are planned: its items, then its scores. */
final class Slots {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Item> items = new ArrayList<>();

    static Slots of(Instrument instrument) {
        Slots slots = new Slots();
        for (int i = 0; i < instrument.items().size(); i++) {
            Item item = instrument.items().get(i);
            String place = "%s.item[%d]".formatted(instrument.id(), i);
            item.check(place);
            slots.add(item, place);
        }
        return slots;
    }

    /** Lets later scores read this one. */
    void add(ScoreDefinition definition) {
        Range range = definition.range() == null ? new Range(0, 1) : definition.range();
        add(new Item(definition.code(), range.low(), range.high(), false), definition.code());
    }

    private void add(Item item, String place) {
        if (places.putIfAbsent(item.id(), items.size()) != null)
            throw new DefinitionException(place, "'%s' is defined twice".formatted(item.id()));
        items.add(item);
    }

    int place(String input, String place) {
        Integer slot = places.get(input);
        if (slot == null) throw new DefinitionException(place, "no item or earlier score '%s'".formatted(input));
        return slot;
    }

    Item item(int slot) {
        return items.get(slot);
    }
}
