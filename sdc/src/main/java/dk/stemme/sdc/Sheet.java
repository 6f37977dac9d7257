package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** A response laid out on its form: an entry for every item that occurs and for every item that is absent. */
final class Sheet {

    private final Homes homes;
    private final List<Entry> entries;

    private final Entry top;

    private Sheet(Homes homes, Entry top) {
        this.homes = homes;
        this.top = top;
        entries = new ArrayList<>(homes.size());
    }

    static Sheet of(Group root, Homes homes, QuestionnaireResponse response) {
        var sheet = new Sheet(homes, new Entry(root, null, null, -1, -1));
        sheet.lay(sheet.top, response.hasItem() ? response.getItem() : List.of(), -1);
        return sheet;
    }

    /** Marks entries as not asked, before anyone has wondered. */
    Sheet hide(BitSet hidden) {
        hidden.stream().forEach(i -> entries.get(i).hide());
        return this;
    }

    /** What stands for the response as a whole. */
    Entry top() {
        return top;
    }

    /**
     * Removes the items that are not enabled, with all beneath them, from the response that is laid out here.
     *
     * @return whether something was removed
     */
    boolean prune(QuestionnaireResponse response) {
        Set<QuestionnaireResponseItemComponent> disabled = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<List<QuestionnaireResponseItemComponent>> lists = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var entry : entries) {
            var around = entry.parent;
            if (entry.element == null || entry.isEnabled() || around == null || !around.isEnabled()) continue;
            disabled.add(entry.element);
            lists.add(siblings(response, entry, around));
        }
        lists.forEach(list -> list.removeIf(disabled::contains));
        return !disabled.isEmpty();
    }

    private static List<QuestionnaireResponseItemComponent> siblings(
            QuestionnaireResponse response, Entry entry, Entry around) {
        if (around.element == null) return response.getItem();
        return entry.answer < 0
                ? around.element.getItem()
                : around.element.getAnswer().get(entry.answer).getItem();
    }

    /** Every entry, in the order of the response; absent items after their present siblings. */
    List<Entry> entries() {
        return entries;
    }

    /** Lays the items found beneath a parent (or one of its answers), then those its definition has besides. */
    void lay(Entry parent, List<QuestionnaireResponseItemComponent> elements, int answer) {
        var siblings = parent.openChildren();
        for (int i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            var item = parent.item.definition().child(element.getLinkId());
            if (item == null) stray(parent, element, answer, i);
            else add(new Entry(item, parent, element, answer, i), siblings);
        }
        var children = parent.item.definition().children();
        for (int i = 0; i < siblings.length; i++) {
            if (siblings[i] == null) add(new Entry(children.get(i), parent, null, answer, -1), siblings);
        }
    }

    /** An element that has no business where it stands; what is beneath it is not looked at. */
    void stray(Entry parent, QuestionnaireResponseItemComponent element, int answer, int index) {
        entries.add(new Entry(homes.stray(element.getLinkId()), parent, element, answer, index));
    }

    private void add(Entry entry, Entry[] siblings) {
        entry.join(siblings);
        entries.add(entry);
        entry.item.lay(entry, this);
    }
}
