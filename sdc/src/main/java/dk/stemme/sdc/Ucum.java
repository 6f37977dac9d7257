package dk.stemme.sdc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.jspecify.annotations.Nullable;

/** The Unified Code for Units of Measure: what is a unit, and how much an amount is in another one. */
final class Ucum {

    static final String SYSTEM = "http://unitsofmeasure.org";

    /** Conversion factors have more digits than they are good for. */
    private static final MathContext PRECISION = new MathContext(15);

    /** No unit in use comes near; it bounds the work of reading one. */
    private static final int LENGTH = 100;

    private Ucum() {}

    /** Its tables, loaded by the first unit anyone asks about. */
    private static final class Tables {

        private static final UcumService UNITS = load();

        private static UcumService load() {
            try (var file = UcumService.class.getResourceAsStream("/ucum-essence.xml")) {
                return new UcumEssenceService(Objects.requireNonNull(file));
            } catch (Exception e) {
                throw new IllegalStateException("the table of units cannot be read", e);
            }
        }
    }

    static boolean isUnit(String code) {
        return code.length() <= LENGTH && Tables.UNITS.validate(code) == null;
    }

    /** The number of an amount in another unit; null when the units measure different things, or are none. */
    static @Nullable BigDecimal convert(BigDecimal number, String from, String to) {
        if (from.equals(to)) return number;
        if (!Budget.isShort(number) || from.length() > LENGTH || to.length() > LENGTH) return null;
        try {
            var converted = Tables.UNITS.convert(new Decimal(number.toPlainString()), from, to);
            return new BigDecimal(converted.asDecimal()).round(PRECISION);
        } catch (UcumException | RuntimeException e) {
            // the library has no other way to say that two units cannot be compared
            return null;
        }
    }
}
