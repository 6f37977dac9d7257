package dk.stemme.sdc;

/** How many times a group, or how many answers of a question, there must and may be. */
record Occurs(int min, int max) {

    static final int UNLIMITED = Integer.MAX_VALUE;

    boolean isSingle() {
        return max == 1;
    }
}
