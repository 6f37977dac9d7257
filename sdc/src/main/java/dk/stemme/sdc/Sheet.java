package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** A response laid out on its form: an entry for every item that occurs and for every item that is absent. */
final class Sheet {

    private final Homes homes;
    private final List<Entry> entries;

    private Sheet(Homes homes, int size) {
        this.homes = homes;
        entries = new ArrayList<>(size);
    }

    static Sheet of(Group root, Homes homes, QuestionnaireResponse response) {
        var sheet = new Sheet(homes, homes.size());
        var top = new Entry(root, null, null, -1, -1);
        sheet.lay(top, response.hasItem() ? response.getItem() : List.of(), -1);
        return sheet;
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
