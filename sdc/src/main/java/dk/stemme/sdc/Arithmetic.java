package dk.stemme.sdc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * FHIRPath's functions on numbers. Of nothing they make nothing; a whole number stays one (integer) where the result is
 * whole by nature.
 */
final class Arithmetic {

    /** FHIRPath asks for 28 digits. */
    private static final MathContext PRECISION = new MathContext(28, RoundingMode.HALF_UP);

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private Arithmetic() {}

    static List<Base> sum(OwnFunction.Call call) {
        return fold(call, BigDecimal::add);
    }

    static List<Base> min(OwnFunction.Call call) {
        return fold(call, BigDecimal::min);
    }

    static List<Base> max(OwnFunction.Call call) {
        return fold(call, BigDecimal::max);
    }

    static List<Base> average(OwnFunction.Call call) {
        var count = BigDecimal.valueOf(call.focus().size());
        return numbers(call.focus()).stream()
                .reduce(BigDecimal::add)
                .map(sum -> decimal(sum.divide(count, PRECISION)))
                .orElse(List.of());
    }

    private static List<Base> fold(OwnFunction.Call call, BinaryOperator<BigDecimal> operator) {
        var found = numbers(call.focus()).stream().reduce(operator);
        if (found.isEmpty()) return List.of();
        return call.focus().stream().allMatch(IntegerType.class::isInstance)
                ? whole(found.get())
                : decimal(found.get());
    }

    /** Nothing when the divisor is zero. */
    static List<Base> divide(OwnFunction.Call call) {
        var dividend = single(call.parameters().get(0));
        var divisor = single(call.parameters().get(1));
        if (dividend == null || divisor == null || divisor.signum() == 0) return List.of();
        return decimal(dividend.divide(divisor, PRECISION));
    }

    static List<Base> abs(OwnFunction.Call call) {
        return call.focus().stream().allMatch(IntegerType.class::isInstance)
                ? whole(call, BigDecimal::abs)
                : decimal(call, BigDecimal::abs);
    }

    static List<Base> ceiling(OwnFunction.Call call) {
        return whole(call, number -> number.setScale(0, RoundingMode.CEILING));
    }

    static List<Base> floor(OwnFunction.Call call) {
        return whole(call, number -> number.setScale(0, RoundingMode.FLOOR));
    }

    static List<Base> truncate(OwnFunction.Call call) {
        return whole(call, number -> number.setScale(0, RoundingMode.DOWN));
    }

    /** Halves are rounded away from zero; without a precision, to a whole number. */
    static List<Base> round(OwnFunction.Call call) {
        var precision = call.parameters().isEmpty()
                ? BigDecimal.ZERO
                : single(call.parameters().get(0));
        if (precision == null) return List.of();
        int places = precision.intValueExact();
        if (places < 0 || places > PRECISION.getPrecision()) throw new ArithmeticException("round(" + places + ")");
        return decimal(call, number -> number.setScale(places, RoundingMode.HALF_UP));
    }

    static List<Base> sqrt(OwnFunction.Call call) {
        return real(call, Math::sqrt);
    }

    static List<Base> exp(OwnFunction.Call call) {
        return real(call, Math::exp);
    }

    static List<Base> ln(OwnFunction.Call call) {
        return real(call, Math::log);
    }

    static List<Base> log(OwnFunction.Call call) {
        var base = single(call.parameters().get(0));
        return base == null ? List.of() : real(call, number -> Math.log(number) / Math.log(base.doubleValue()));
    }

    static List<Base> power(OwnFunction.Call call) {
        var exponent = single(call.parameters().get(0));
        return exponent == null ? List.of() : real(call, number -> Math.pow(number, exponent.doubleValue()));
    }

    /** Nothing where the result is no number, such as the root of -1. */
    private static List<Base> real(OwnFunction.Call call, DoubleUnaryOperator function) {
        var number = single(call.focus());
        if (number == null) return List.of();
        double result = function.applyAsDouble(number.doubleValue());
        return Double.isFinite(result) ? decimal(plain(result)) : List.of();
    }

    private static List<Base> decimal(OwnFunction.Call call, UnaryOperator<BigDecimal> function) {
        var number = single(call.focus());
        return number == null ? List.of() : decimal(function.apply(number));
    }

    private static List<Base> whole(OwnFunction.Call call, UnaryOperator<BigDecimal> function) {
        var number = single(call.focus());
        return number == null ? List.of() : whole(function.apply(number));
    }

    private static List<Base> decimal(BigDecimal number) {
        return List.of(new DecimalType(number).noExtensions());
    }

    /** Too large for an integer, it is a decimal. */
    private static List<Base> whole(BigDecimal number) {
        if (number.abs().compareTo(LARGEST) > 0) return decimal(number);
        return List.of(new IntegerType(number.intValueExact()).noExtensions());
    }

    private static @Nullable BigDecimal single(List<Base> values) {
        if (values.size() > 1) throw new NotCalculable("calculated.many", values.size());
        return values.isEmpty() ? null : number(values.get(0));
    }

    private static List<BigDecimal> numbers(List<Base> values) {
        var numbers = new ArrayList<BigDecimal>(values.size());
        for (var value : values) numbers.add(number(value));
        return numbers;
    }

    private static BigDecimal number(Base value) {
        var number = value.isPrimitive() && value instanceof Type type ? Numeric.number(type) : null;
        if (number == null) throw new NotCalculable("calculated.number", value.fhirType());
        Budget.checkDigits(number);
        return number;
    }

    /** The decimal that the double stands for, without noise: 3, 0.1. */
    static BigDecimal plain(double number) {
        return plain(BigDecimal.valueOf(number));
    }

    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
