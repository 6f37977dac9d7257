package dk.stemme.sdc;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What every item has, whatever its kind.
 *
 * @param position index among its siblings
 * @param children in order
 * @param byLinkId the children by linkId
 */
record Definition(
        String linkId,
        Text text,
        int position,
        Enablement enablement,
        List<Item> children,
        Map<String, Item> byLinkId) {

    static Definition of(String linkId, Text text, int position, Enablement enablement, List<Item> children) {
        return new Definition(
                linkId,
                text,
                position,
                enablement,
                List.copyOf(children),
                children.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                child -> child.definition().linkId(), Function.identity(), (one, twice) -> one)));
    }

    @Nullable
    Item child(@Nullable String linkId) {
        return linkId == null ? null : byLinkId.get(linkId);
    }
}
