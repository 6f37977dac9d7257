package dk.stemme.instruments;

import dk.stemme.scoring.DefinitionException;
import java.util.Locale;

/** Our FHIR codes are the names of Java constants in lower case with hyphens. */
final class Codes {
    private Codes() {}

    static <E extends Enum<E>> E read(Class<E> type, String code, String place) {
        for (E constant : type.getEnumConstants())
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code)) return constant;
        throw new DefinitionException(place, "unknown code '%s'".formatted(code));
    }
}
