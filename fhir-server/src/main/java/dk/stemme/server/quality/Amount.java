package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.indicators.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A number or a range in a unit, as FHIR writes it. */
sealed interface Amount {
    void put(ObjectNode element);

    /** A valueQuantity. */
    record Number(BigDecimal value, String unit) implements Amount {
        @Override
        public void put(ObjectNode element) {
            quantity(element.putObject("valueQuantity"), value, unit);
        }
    }

    /** A valueRange. */
    record Range(Interval interval, String unit) implements Amount {
        @Override
        public void put(ObjectNode element) {
            ObjectNode range = element.putObject("valueRange");
            quantity(range.putObject("low"), decimal(interval.low()), unit);
            quantity(range.putObject("high"), decimal(interval.high()), unit);
        }
    }

    static Amount count(long value) {
        return new Number(BigDecimal.valueOf(value), "1");
    }

    static Amount of(double value, String unit) {
        return new Number(decimal(value), unit);
    }

    static void quantity(ObjectNode quantity, BigDecimal value, String unit) {
        quantity.put("value", value)
                .put("unit", unit)
                .put("system", "http://unitsofmeasure.org")
                .put("code", unit);
    }

    /** To ten decimals: all that a double holds of a score, without its noise. */
    private static BigDecimal decimal(double value) {
        BigDecimal plain =
                BigDecimal.valueOf(value).setScale(10, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
