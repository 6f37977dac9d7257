package dk.stemme.server.quality;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts families afresh from the facts, however many with the same four statements. */
@Component
class Counting {
    private final ScoreCounts scores;
    private final InvitationCounts invitations;

    Counting(ScoreCounts scores, InvitationCounts invitations) {
        this.scores = scores;
        this.invitations = invitations;
    }

    /** Each family counted, in the order given. */
    Map<Family, Counted> count(Collection<Family> families) {
        List<ScoreCounts.Key> keys = families.stream()
                .flatMap(family -> key(family).stream())
                .distinct()
                .toList();
        List<Period> periods = families.stream().map(Family::period).distinct().toList();
        var scored = scores.own(keys);
        var scoredPersons = scores.persons(keys);
        var invited = invitations.own(periods);
        var invitedPersons = invitations.persons(periods);
        Map<Family, Counted> counted = new LinkedHashMap<>();
        for (Family family : families) {
            Period period = family.period();
            var key = key(family);
            counted.put(
                    family,
                    new Counted(
                            figures(family.indicator(), key.map(scored::of).orElse(Map.of()), invited.of(period)),
                            key.map(scoredPersons::of).orElseGet(() -> invitedPersons.of(period))));
        }
        return counted;
    }

    private static Optional<ScoreCounts.Key> key(Family family) {
        return family.indicator().score().map(score -> new ScoreCounts.Key(score, family.period()));
    }

    private static Map<String, Figures> figures(
            Indicator indicator, Map<String, Figures> scores, Map<String, Figures> invitations) {
        Set<String> units = new HashSet<>(scores.keySet());
        units.addAll(invitations.keySet());
        Map<String, Figures> figures = new HashMap<>();
        for (String unit : units)
            figures.put(
                    unit,
                    indicator.figures(
                            scores.getOrDefault(unit, Figures.NONE), invitations.getOrDefault(unit, Figures.NONE)));
        return figures;
    }
}
