package dk.stemme.scoring;

import java.util.HashSet;
import java.util.List;

/** Refuses a score definition that could ever give a wrong or undefined result. */
final class DefinitionCheck {
    private DefinitionCheck() {}

    static void check(ScoreDefinition definition, Instrument instrument, List<Item> inputs) {
        inputs(definition, inputs);
        definition.missing().blanks().check(inputs, instrument, definition.code() + ".missing");
        definition.formula().check(inputs, definition.code() + ".formula");
        range(definition, inputs);
        bands(definition);
    }

    private static void inputs(ScoreDefinition definition, List<Item> inputs) {
        String code = definition.code();
        if (inputs.isEmpty()) throw new DefinitionException(code + ".item", "a score needs items");
        if (new HashSet<>(inputs).size() < inputs.size())
            throw new DefinitionException(code + ".item", "an item is counted twice");
        int needed = needed(definition, inputs);
        if (needed < 1 || needed > inputs.size())
            throw new DefinitionException(code + ".missing", "needs %d of %d items".formatted(needed, inputs.size()));
    }

    private static int needed(ScoreDefinition definition, List<Item> inputs) {
        return definition.missing().needed(inputs.size());
    }

    private static void range(ScoreDefinition definition, List<Item> inputs) {
        definition
                .formula()
                .attainable(inputs, needed(definition, inputs))
                .ifPresent(attainable -> range(definition.code() + ".range", definition, attainable));
    }

    private static void range(String place, ScoreDefinition definition, Range attainable) {
        Range range = definition.range();
        if (range == null) throw new DefinitionException(place, "a number needs its range");
        range.check(place);
        if (!attainable.isFinite()) throw new DefinitionException(place, "an item has no lowest or highest answer");
        if (!range.contains(attainable))
            throw new DefinitionException(place, "%s, but the items give %s".formatted(range, attainable));
    }

    private static void bands(ScoreDefinition definition) {
        List<Band> bands = definition.bands();
        Range range = definition.range();
        if (bands.isEmpty()) return;
        if (range == null) throw new DefinitionException(definition.code() + ".band[0]", "bands need a range");
        double end = range.low();
        for (int i = 0; i < bands.size(); i++)
            end = band(bands.get(i), end, range.high(), definition.code() + ".band[" + i + "]");
        if (end != range.high()) throw gapOrOverlap(definition.code() + ".band", end, range.high());
    }

    private static double band(Band band, double begin, double last, String place) {
        if (band.low() != begin) throw gapOrOverlap(place, begin, band.low());
        if (!(band.high() > band.low() || band.high() == band.low() && band.high() == last))
            throw new DefinitionException(place, "is empty");
        if (band.colour() == Colour.CRITICAL) throw new DefinitionException(place, "a band is never critical");
        return band.high();
    }

    private static DefinitionException gapOrOverlap(String place, double end, double begin) {
        String what = begin > end ? "gap" : "overlap";
        return new DefinitionException(
                place, "%s between %s and %s".formatted(what, Precision.text(end), Precision.text(begin)));
    }
}
