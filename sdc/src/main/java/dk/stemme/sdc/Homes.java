package dk.stemme.sdc;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which item each linkId of a form belongs under, to tell a misplaced element from an unknown one. */
record Homes(Map<String, String> parentByLinkId) {

    static Homes of(Group root) {
        var parents = new HashMap<String, String>();
        collect(root, parents);
        return new Homes(Map.copyOf(parents));
    }

    private static void collect(Item parent, Map<String, String> parents) {
        for (Item child : parent.definition().children()) {
            parents.put(child.definition().linkId(), parent.definition().linkId());
            collect(child, parents);
        }
    }

    int size() {
        return parentByLinkId.size();
    }

    Stray stray(@Nullable String linkId) {
        return new Stray(linkId, linkId == null ? null : parentByLinkId.get(linkId));
    }
}
