package dk.stemme.scoring;

/** How two numbers can stand to each other. Nothing stands in any relation to a missing number. */
enum Relation {
    EQUAL("=") {
        @Override
        boolean between(double a, double b) {
            return a == b;
        }

        @Override
        boolean isPossible(Range a, Range b) {
            return a.low() <= b.high() && b.low() <= a.high();
        }
    },
    NOT_EQUAL("!=") {
        @Override
        boolean between(double a, double b) {
            return a < b || a > b;
        }

        @Override
        boolean isPossible(Range a, Range b) {
            return a.low() < b.high() || b.low() < a.high();
        }
    },
    AT_LEAST(">=") {
        @Override
        boolean between(double a, double b) {
            return a >= b;
        }

        @Override
        boolean isPossible(Range a, Range b) {
            return a.high() >= b.low();
        }
    },
    MORE(">") {
        @Override
        boolean between(double a, double b) {
            return a > b;
        }

        @Override
        boolean isPossible(Range a, Range b) {
            return a.high() > b.low();
        }
    },
    AT_MOST("<=") {
        @Override
        boolean between(double a, double b) {
            return a <= b;
        }

        @Override
        boolean isPossible(Range a, Range b) {
            return a.low() <= b.high();
        }
    },
    LESS("<") {
        @Override
        boolean between(double a, double b) {
            return a < b;
        }

        @Override
        boolean isPossible(Range a, Range b) {
            return a.low() < b.high();
        }
    };

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** Whether it holds; false if either is NaN. */
    abstract boolean between(double a, double b);

    /** Whether it holds for any number of the one range and any of the other. */
    abstract boolean isPossible(Range a, Range b);

    String symbol() {
        return symbol;
    }
}
