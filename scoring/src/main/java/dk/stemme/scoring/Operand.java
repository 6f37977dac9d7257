package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/** One side of a comparison; as text it is what stands in the expression. */
sealed interface Operand {

    /** The number; NaN if there is none. True is 1 and false is 0. */
    double in(Situation situation);

    /** Refuses what this instrument does not have. */
    default void check(Instrument instrument, String place) {}

    /** Between which numbers it lies; empty if it is never a number. What it looks at must be there. */
    Optional<Range> range(Instrument instrument);

    /** A number, true or false as written. */
    record Literal(double number) implements Operand {
        static final Literal TRUE = new Literal(1);
        static final Literal FALSE = new Literal(0);

        @Override
        public double in(Situation situation) {
            return number;
        }

        @Override
        public Optional<Range> range(Instrument instrument) {
            return Optional.of(new Range(number, number));
        }

        @Override
        public String toString() {
            return Precision.text(number);
        }
    }

    /** The answer to an item. */
    record OfItem(String item) implements Operand {
        private static final String PREFIX = "item.";

        @Override
        public double in(Situation situation) {
            return situation.answers().get(item).number();
        }

        @Override
        public void check(Instrument instrument, String place) {
            List<String> known = instrument.items().stream().map(Item::id).toList();
            if (!known.contains(item)) throw unknown(place, "item '" + item + "'", instrument, known);
        }

        @Override
        public Optional<Range> range(Instrument instrument) {
            return instrument.items().stream()
                    .filter(known -> known.id().equals(item))
                    .map(Item::range)
                    .findFirst();
        }

        @Override
        public String toString() {
            return "%`" + PREFIX + item + "`";
        }
    }

    /** A score, or how much it changed. */
    record OfScore(String code, Aspect aspect) implements Operand {
        private static final Range YES_OR_NO = new Range(0, 1);

        @Override
        public double in(Situation situation) {
            return situation
                    .sheet()
                    .score(code)
                    .map(score -> aspect.of(score, situation.earlier()))
                    .orElse(Double.NaN);
        }

        @Override
        public void check(Instrument instrument, String place) {
            List<ScoreDefinition> known = instrument.scores().stream()
                    .filter(ScoreDefinition::isResult)
                    .toList();
            ScoreDefinition found = known.stream()
                    .filter(score -> score.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> unknown(place, "score '" + code + "'", instrument, codes(known)));
            if (!found.verified())
                throw new DefinitionException(
                        place, "no threshold may rest on " + code + ", which nobody has verified");
        }

        private static List<String> codes(List<ScoreDefinition> scores) {
            return scores.stream().map(ScoreDefinition::code).toList();
        }

        @Override
        public Optional<Range> range(Instrument instrument) {
            return instrument.scores().stream()
                    .filter(known -> known.code().equals(code))
                    .filter(known -> !(known.formula() instanceof Concatenation))
                    .map(known -> known.range() == null ? YES_OR_NO : known.range())
                    .map(aspect::range)
                    .findFirst();
        }

        @Override
        public String toString() {
            return "%`" + code + aspect.suffix() + "`";
        }
    }

    /** The operand a variable stands for: {@code item.<id>}, or a score code with or without a change after it. */
    static Operand variable(String name) {
        if (name.startsWith(OfItem.PREFIX)) return new OfItem(name.substring(OfItem.PREFIX.length()));
        for (Aspect aspect : Aspect.values())
            if (!aspect.suffix().isEmpty() && name.endsWith(aspect.suffix()))
                return new OfScore(
                        name.substring(0, name.length() - aspect.suffix().length()), aspect);
        return new OfScore(name, Aspect.VALUE);
    }

    private static DefinitionException unknown(String place, String what, Instrument instrument, List<String> known) {
        String there = known.isEmpty() ? "nothing of the kind" : String.join(", ", known);
        return new DefinitionException(place, "no %s in %s, which has %s".formatted(what, instrument.id(), there));
    }
}
