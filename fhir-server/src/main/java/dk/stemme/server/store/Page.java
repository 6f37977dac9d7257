package dk.stemme.server.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param next the token of the next page, null on the last
 * @param total how many match in all, when asked for
 * @param warnings what of the query was not understood and left out
 */
public record Page(
        List<Stored> matches,
        @Nullable String next,
        @Nullable Long total,
        List<String> warnings) {}
