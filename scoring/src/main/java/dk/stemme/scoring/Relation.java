package dk.stemme.scoring;

/** How two numbers can stand to each other. Nothing stands in any relation to a missing number. */
enum Relation {
    EQUAL("=") {
        @Override
        boolean between(double a, double b) {
            return a == b;
        }
    },
    NOT_EQUAL("!=") {
        @Override
        boolean between(double a, double b) {
            return a < b || a > b;
        }
    },
    AT_LEAST(">=") {
        @Override
        boolean between(double a, double b) {
            return a >= b;
        }
    },
    MORE(">") {
        @Override
        boolean between(double a, double b) {
            return a > b;
        }
    },
    AT_MOST("<=") {
        @Override
        boolean between(double a, double b) {
            return a <= b;
        }
    },
    LESS("<") {
        @Override
        boolean between(double a, double b) {
            return a < b;
        }
    };

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** Whether it holds; false if either is NaN. */
    abstract boolean between(double a, double b);

    String symbol() {
        return symbol;
    }
}
