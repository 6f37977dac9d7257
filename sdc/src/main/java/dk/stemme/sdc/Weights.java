package dk.stemme.sdc;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The weight of an option, by the extension ordinalValue (FHIR R4) or itemWeight (its successor). */
final class Weights {

    static final String ORDINAL_VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    static final String ITEM_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight";

    private Weights() {}

    /** The weight an element carries; null when it carries none that is a number. */
    static Reading.@Nullable Number of(Element element) {
        if (!element.hasExtension()) return null;
        for (var extension : element.getExtension()) {
            if (extension.hasValue() && isWeight(extension.getUrl())) {
                return number(Numeric.number(extension.getValue()));
            }
        }
        return null;
    }

    /** An integer option counts as itself unless it carries a weight. */
    static Reading.@Nullable Number ofValue(Type value) {
        return number(Numeric.number(value));
    }

    private static boolean isWeight(@Nullable String url) {
        return ORDINAL_VALUE.equals(url) || ITEM_WEIGHT.equals(url);
    }

    private static Reading.@Nullable Number number(@Nullable BigDecimal number) {
        return number != null && Numeric.reading(number) instanceof Reading.Number reading ? reading : null;
    }
}
