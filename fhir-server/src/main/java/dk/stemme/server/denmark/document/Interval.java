package dk.stemme.server.denmark.document;

import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * An interval of CDA (IVL_INT, IVL_REAL, IVL_PQ, IVL_TS) with what it is of. A side without a limit is written as
 * infinite, since the templates want both.
 *
 * @param unit UCUM; null when the numbers have none
 * @param open whether the limits themselves lie outside
 */
record Interval(
        QuestionnaireItemType of,
        @Nullable Type low,
        @Nullable Type high,
        @Nullable String unit,
        boolean open) {

    void write(Node value) {
        value.type("IVL_" + (unit == null ? Interval.datatype(of) : "PQ"));
        side(value, "low", low, "NINF");
        side(value, "high", high, "PINF");
    }

    private void side(Node value, String name, @Nullable Type limit, String infinite) {
        value.add(
                name,
                "value",
                limit == null ? null : text(limit),
                "nullFlavor",
                limit == null ? infinite : null,
                "unit",
                unit,
                "inclusive",
                limit != null && open ? "false" : null);
    }

    static Interval read(Node value, QuestionnaireItemType of) {
        Optional<Node> low = value.one("low");
        Optional<Node> high = value.one("high");
        String unit = low.map(side -> side.get("unit")).orElse("");
        return new Interval(
                of,
                low.map(side -> type(side.get("value"), of)).orElse(null),
                high.map(side -> type(side.get("value"), of)).orElse(null),
                unit.isEmpty() ? null : unit,
                value.children().anyMatch(side -> side.get("inclusive").equals("false")));
    }

    /** What the numbers of an interval without a FHIR type are. */
    static QuestionnaireItemType kind(String type) {
        return switch (type) {
            case "IVL_INT" -> QuestionnaireItemType.INTEGER;
            case "IVL_TS" -> QuestionnaireItemType.DATE;
            case "IVL_PQ" -> QuestionnaireItemType.QUANTITY;
            default -> QuestionnaireItemType.DECIMAL;
        };
    }

    /** The datatype of a single number or day. */
    static String datatype(QuestionnaireItemType of) {
        return switch (of) {
            case INTEGER -> "INT";
            case DATE -> "TS";
            default -> "REAL";
        };
    }

    static String text(Type value) {
        String text = String.valueOf(value.primitiveValue());
        return value instanceof DateType ? text.replace("-", "") : text;
    }

    /** @return null for a text that is empty or nothing of the kind */
    static @Nullable Type type(String text, QuestionnaireItemType of) {
        if (text.isEmpty()) return null;
        try {
            return switch (of) {
                case INTEGER -> new IntegerType(new BigDecimal(text).intValueExact());
                case DATE -> new DateType(Times.date(text));
                default -> new DecimalType(new BigDecimal(text));
            };
        } catch (ArithmeticException | IllegalArgumentException e) {
            return null;
        }
    }
}
