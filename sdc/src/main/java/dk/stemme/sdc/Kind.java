package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** A type of question: which values answer it, how they are judged, compared and turned into numbers. */
sealed interface Kind permits YesNo, Numeric, Amount, Moment, TimeOfDay, Words, Choice, Upload, Pointer {

    /** Whether the value is of the right type; the other methods are only given such values. */
    boolean accepts(Type value);

    /** Key of the message that says which type is right. */
    String typeMessage();

    /** Reports what this kind of question finds wrong with one answer. */
    default void check(Type value, Report report) {}

    /** Reports what is wrong with several answers together. */
    default void checkTogether(Entry entry, Report report) {}

    /** A measure to hold answers against; null when the reference is of no comparable type. */
    default @Nullable Yardstick yardstick(Type reference) {
        return null;
    }

    /** Whether answers can be greater or less than each other. */
    default boolean isOrdered() {
        return false;
    }

    /** Whether answers can stand for numbers. */
    default boolean counts() {
        return false;
    }

    /** The answer that a calculated value is; null when this kind of question cannot be answered with it. */
    default @Nullable Type answer(Type value) {
        return accepts(value) ? value.copy() : null;
    }

    /** The number an answer stands for; the only place where answers become numbers. */
    default Reading read(Type value) {
        return Reading.Absent.NOT_RELEVANT;
    }
}
