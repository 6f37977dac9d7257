package dk.stemme.server.demo;

import java.time.LocalDate;

/** How somebody is on the day of answering: health and contentment, 0 to 1, with the traits of that person. */
record Feeling(Course course, double health, double satisfaction) {

    static Feeling on(LocalDate day, Course course, LocalDate today) {
        double satisfaction = course.nature().satisfaction() + Stories.satisfaction(course.unit(), day, today);
        return new Feeling(course, course.health(day), satisfaction);
    }

    double well(String side) {
        return health + course.trait(side);
    }

    double ill(String side) {
        return 1 - well(side);
    }

    double content(String side) {
        return satisfaction + course.trait(side);
    }
}
