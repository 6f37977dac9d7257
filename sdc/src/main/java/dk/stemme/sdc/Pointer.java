package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Answered with a reference to another resource. */
record Pointer() implements Kind {

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == Reference.class;
    }

    @Override
    public String typeMessage() {
        return "type.reference";
    }

    @Override
    public @Nullable Yardstick yardstick(Type reference) {
        return accepts(reference) ? answer -> Same.value(answer, reference) ? 0 : Yardstick.UNKNOWN : null;
    }
}
