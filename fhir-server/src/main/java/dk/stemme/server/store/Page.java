package dk.stemme.server.store;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param next the token of the next page, null on the last
 * @param total how many match in all, when asked for
 * @param included what the matches refer to or are referred to by, as far as asked for
 * @param warnings what of the query was not understood and left out
 */
public record Page(
        List<Stored> matches,
        @Nullable String next,
        @Nullable Long total,
        List<Stored> included,
        List<String> warnings) {

    /** The same with these warnings besides. */
    public Page warning(List<String> more) {
        List<String> all = Stream.concat(warnings.stream(), more.stream()).toList();
        return new Page(matches, next, total, included, all);
    }
}
