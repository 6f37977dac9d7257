package dk.stemme.scoring;

/** One side of a comparison. */
sealed interface Operand {

    /** The number; NaN if there is none. True is 1 and false is 0. */
    double in(Situation situation);

    /** Refuses what this instrument does not have. */
    default void check(Instrument instrument, String place) {}

    /** A number, true or false as written. */
    record Literal(double number) implements Operand {
        static final Literal TRUE = new Literal(1);
        static final Literal FALSE = new Literal(0);

        @Override
        public double in(Situation situation) {
            return number;
        }
    }

    /** The answer to an item. */
    record OfItem(String item) implements Operand {
        @Override
        public double in(Situation situation) {
            return situation.answers().get(item).number();
        }

        @Override
        public void check(Instrument instrument, String place) {
            if (instrument.items().stream().noneMatch(known -> known.id().equals(item)))
                throw new DefinitionException(place, "no item '%s' in %s".formatted(item, instrument.id()));
        }
    }

    /** A score, or how much it changed. */
    record OfScore(String code, Aspect aspect) implements Operand {
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
            if (instrument.scores().stream().noneMatch(known -> known.code().equals(code)))
                throw new DefinitionException(place, "no score '%s' in %s".formatted(code, instrument.id()));
        }
    }

    /** The operand a variable stands for: {@code item.<id>}, or a score code with or without a change after it. */
    static Operand variable(String name) {
        if (name.startsWith("item.")) return new OfItem(name.substring("item.".length()));
        for (Aspect aspect : Aspect.values())
            if (!aspect.suffix().isEmpty() && name.endsWith(aspect.suffix()))
                return new OfScore(
                        name.substring(0, name.length() - aspect.suffix().length()), aspect);
        return new OfScore(name, Aspect.VALUE);
    }
}
