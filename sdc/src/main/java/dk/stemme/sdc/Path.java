package dk.stemme.sdc;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Element;
import org.jspecify.annotations.Nullable;

/**
 * A FHIRPath expression over any resource, outside of forms. Read once, then immutable and safe for many threads; what it
 * may cost is bounded.
 */
public final class Path {

    private static final long TIME = Duration.ofSeconds(5).toNanos();

    private final Expression expression;

    private Path(Expression expression) {
        this.expression = expression;
    }

    /** Why an expression cannot be used, or comes to nothing: a sentence in English. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Unusable(String why) {
            super(why);
        }

        private Unusable(NotCalculable why) {
            super(Messages.format(Locale.ENGLISH, why.key, why.arguments.toArray()), why);
        }
    }

    /** @throws Unusable saying why it cannot be read */
    public static Path of(String text) {
        try {
            return new Path(ExpressionReader.read(text));
        } catch (NotCalculable e) {
            throw new Unusable(e);
        }
    }

    /** The names it speaks of, without the percent sign. */
    public List<String> names() {
        return expression.names().stream().sorted().toList();
    }

    /** What it finds from the resource itself; the very elements, not copies of them. */
    public List<Base> find(Base resource) {
        return find(resource, resource, Map.of());
    }

    /**
     * What it finds.
     *
     * @param focus where it begins, in the resource
     * @param names what the names in it mean
     * @throws Unusable when it does not suit what it meets, or costs too much
     */
    public List<Base> find(Base resource, Base focus, Map<String, List<Base>> names) {
        try {
            return FhirPath.ENGINE.evaluate(new Known(names), resource, resource, focus, expression.root());
        } catch (Unusable e) {
            throw e;
        } catch (NotCalculable e) {
            throw new Unusable(e);
        } catch (WatchedText.TooManyLooks | StackOverflowError e) {
            throw new Unusable(Budget.tooMuch());
        } catch (RuntimeException e) {
            // the engine has no one way to say that an expression does not suit what it meets
            throw new Unusable("It does not suit what it meets: " + e.getMessage());
        }
    }

    private record Known(Map<String, List<Base>> names, Budget budget, DateTimeType now) implements Scope {

        Known(Map<String, List<Base>> names) {
            this(names, new Budget(System.nanoTime() + TIME), DateTimeType.now());
        }

        @Override
        public List<Base> value(String name) {
            var known = names.get(name);
            if (known == null) throw new Unusable("%" + name + " is not known here.");
            return known;
        }

        @Override
        public @Nullable DecimalType weight(Base base) {
            var weight = base instanceof Element element ? Weights.of(element) : null;
            return weight == null ? null : new DecimalType(Arithmetic.plain(weight.value()));
        }

        @Override
        public DateType today() {
            return new DateType(now.getValue());
        }
    }
}
