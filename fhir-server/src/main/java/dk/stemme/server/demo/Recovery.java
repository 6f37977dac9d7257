package dk.stemme.server.demo;

/**
 * How somebody's health moves in a course: from one level to another, fast at first. 0 is the worst imaginable, 1 the
 * best.
 */
record Recovery(double from, double to, double pace) {

    /** Health so many months after day 0; before it, as at the start. */
    double at(double months) {
        return to + (from - to) * Math.exp(-Math.max(0, months) / pace);
    }
}
