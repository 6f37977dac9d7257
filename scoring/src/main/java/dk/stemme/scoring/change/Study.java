package dk.stemme.scoring.change;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Where a published number comes from: without this it is not to be applied.
 *
 * @param population who was asked, e.g. "medial UKA, Denmark"
 * @param anchor what the number was tied to, e.g. "global rating: a little better"
 * @param followUp after how long; null where the source does not tell
 * @param source the publication
 * @param confirmed whether the number was checked against it
 */
public record Study(
        String population, String anchor, @Nullable Period followUp, String source, boolean confirmed) {}
