package dk.stemme.sdc;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Answered with yes or no; counts 1 or 0. */
record YesNo() implements Kind {

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == BooleanType.class;
    }

    @Override
    public String typeMessage() {
        return "type.boolean";
    }

    @Override
    public @Nullable Yardstick yardstick(Type reference) {
        if (!accepts(reference)) return null;
        boolean expected = ((BooleanType) reference).booleanValue();
        return answer -> ((BooleanType) answer).booleanValue() == expected ? 0 : Yardstick.UNKNOWN;
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public Reading read(Type value) {
        return ((BooleanType) value).booleanValue() ? Reading.Number.ONE : Reading.Number.ZERO;
    }
}
