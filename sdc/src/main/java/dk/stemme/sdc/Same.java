package dk.stemme.sdc;

import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** When two values name the same thing: codings by system and code, references by what they refer to. */
final class Same {

    private Same() {}

    /** What a value is found by in an index: code, reference or the primitive value as written. */
    static @Nullable String key(Type value) {
        if (value instanceof Coding coding) return coding.getCode();
        if (value instanceof Reference reference) return reference.getReference();
        return value.primitiveValue();
    }

    static boolean value(Type one, Type other) {
        return one.getClass() == other.getClass()
                && Objects.equals(key(one), key(other))
                && (!(one instanceof Coding coding)
                        || Objects.equals(coding.getSystem(), ((Coding) other).getSystem()));
    }
}
