package dk.stemme.sdc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What a form calculates for one occurrence of one item (its calculatedExpression), beside what the response says. */
public final class Calculated {

    /** Two numbers are the same when they differ by no more, or by no more than rounding explains. */
    private static final double NOISE = 1e-6;

    private final Calculation calculation;
    private final Text text;
    private final String expression;
    private final List<Type> sent;
    private final List<Type> values;
    private final @Nullable NotCalculable failure;

    /** @param expression FHIRPath of the item in the response, or of what is around it when the item is absent */
    Calculated(
            Calculation calculation,
            Text text,
            String expression,
            List<Type> sent,
            List<Type> values,
            @Nullable NotCalculable failure) {
        this.calculation = calculation;
        this.text = text;
        this.expression = expression;
        this.sent = List.copyOf(sent);
        this.values = List.copyOf(values);
        this.failure = failure;
    }

    public String linkId() {
        return calculation.linkId();
    }

    /** The codes of the item, by which it may name a score. */
    public List<Coding> codes() {
        return calculation.codes();
    }

    /** The answers calculated, of the type the question takes; empty when there are none, or none could be calculated. */
    public List<Type> values() {
        return values;
    }

    /** The number that the calculated answer stands for. */
    public Reading number() {
        return calculation.number(values);
    }

    /** Warns that the answer could not be calculated, or that the response has another. */
    public Optional<Problem> problem(Locale locale) {
        if (failure != null) return warning(locale, IssueType.PROCESSING, failure.key, failure.arguments.toArray());
        if (sent.isEmpty() || agree(sent, values)) return Optional.empty();
        return values.isEmpty()
                ? warning(locale, IssueType.BUSINESSRULE, "calculated.none", words(sent))
                : warning(locale, IssueType.BUSINESSRULE, "calculated.other", words(sent), words(values));
    }

    /**
     * Warns that this number is not the score it claims to be; empty also when no number was calculated.
     *
     * @param score what the score is called
     * @param scored its number; absent when these answers give none
     */
    public Optional<Problem> against(String score, Reading scored, Locale locale) {
        if (!(number() instanceof Reading.Number number)) return Optional.empty();
        var own = Arithmetic.plain(number.value());
        if (!(scored instanceof Reading.Number other)) {
            return warning(locale, IssueType.BUSINESSRULE, "calculated.unscored", own, score);
        }
        var right = Arithmetic.plain(other.value());
        return agree(own, right)
                ? Optional.empty()
                : warning(locale, IssueType.BUSINESSRULE, "calculated.score", own, score, right);
    }

    private Optional<Problem> warning(Locale locale, IssueType code, String key, Object... arguments) {
        return Optional.of(new Finding(IssueSeverity.WARNING, code, expression, linkId(), text, key, List.of(arguments))
                .in(locale));
    }

    private static boolean agree(List<Type> sent, List<Type> calculated) {
        boolean agree = sent.size() == calculated.size();
        for (int i = 0; agree && i < sent.size(); i++) agree = agree(sent.get(i), calculated.get(i));
        return agree;
    }

    private static boolean agree(Type sent, Type calculated) {
        var one = Numeric.number(sent);
        var other = Numeric.number(calculated);
        return one == null || other == null ? Same.value(sent, calculated) : agree(one, other);
    }

    /** Whether the less precise of two numbers can be the other one rounded; whole numbers must be equal. */
    private static boolean agree(BigDecimal one, BigDecimal other) {
        double rounding = 0.5 * Math.pow(10, -Math.min(places(one), places(other)));
        return Math.abs(one.doubleValue() - other.doubleValue()) <= Math.max(rounding, NOISE);
    }

    /** How many decimals a number has; a whole one says nothing of how it was rounded. */
    private static int places(BigDecimal number) {
        int scale = number.stripTrailingZeros().scale();
        return scale <= 0 ? Integer.MAX_VALUE : scale;
    }

    private static List<Object> words(List<Type> values) {
        return values.stream().map(Calculated::word).toList();
    }

    private static Object word(Type value) {
        var number = Numeric.number(value);
        if (number != null) return Budget.isShort(number) ? Arithmetic.plain(number) : number.toString();
        if (value instanceof Coding coding && coding.hasDisplay()) return coding.getDisplay();
        return Objects.requireNonNullElse(Same.key(value), value.fhirType());
    }
}
