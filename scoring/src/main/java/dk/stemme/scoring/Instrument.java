package dk.stemme.scoring;

import java.util.List;

/** A questionnaire as scoring sees it: its items and its scores. {@link Scorer#of} checks it. */
public record Instrument(String id, String version, List<Item> items, List<ScoreDefinition> scores) {

    public Instrument {
        items = List.copyOf(items);
        scores = List.copyOf(scores);
    }
}
