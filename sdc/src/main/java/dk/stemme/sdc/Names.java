package dk.stemme.sdc;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/**
 * The names that expressions know where a form is populated or extracted: those of a place, and through it those around.
 * A value is worked out when it is first asked for. It lives on one thread, for one call.
 */
final class Names implements Scope {

    private static final long TIME = Duration.ofSeconds(5).toNanos();
    private static final int DAY = "2026-01-31".length();

    private final Whole whole;
    private final @Nullable Names around;
    private final Map<String, Supplier<List<Base>>> own = new HashMap<>();

    /** What is the same at every place. */
    private static final class Whole {
        final QuestionnaireResponse response;
        final Questionnaire questionnaire;
        final Function<String, Expression> expressions;
        final DateTimeType now;
        final long deadline = System.nanoTime() + TIME;
        Budget budget = new Budget(deadline);

        Whole(QuestionnaireResponse response, Questionnaire questionnaire, Function<String, Expression> expressions) {
            this.response = response;
            this.questionnaire = questionnaire;
            this.expressions = expressions;
            now = response.hasAuthored() ? response.getAuthoredElement().copy() : DateTimeType.now();
        }
    }

    private Names(Whole whole, @Nullable Names around) {
        this.whole = whole;
        this.around = around;
    }

    /** @param expressions reads an expression, once */
    static Names of(
            QuestionnaireResponse response, Questionnaire questionnaire, Function<String, Expression> expressions) {
        var names = new Names(new Whole(response, questionnaire, expressions), null);
        names.put("questionnaire", List.of(questionnaire));
        return names;
    }

    /** The names of a place within this one. */
    Names within() {
        return new Names(whole, this);
    }

    void put(String name, List<Base> values) {
        own.put(name, () -> values);
    }

    /** A name whose value is worked out when it is asked for, and then kept. */
    void put(String name, Supplier<List<Base>> values) {
        own.put(name, () -> {
            var found = values.get();
            put(name, found);
            return found;
        });
    }

    boolean knows(String name) {
        return own.containsKey(name) || around != null && around.knows(name);
    }

    QuestionnaireResponse response() {
        return whole.response;
    }

    /** @throws NotCalculable when the expression comes to no value */
    List<Base> evaluate(String text, Base focus) {
        whole.budget = new Budget(whole.deadline);
        return FhirPath.ENGINE.find(whole.expressions.apply(text), this, whole.response, focus);
    }

    @Override
    public List<Base> value(String name) {
        var known = own.get(name);
        if (known != null) return known.get();
        if (around == null) throw new NotCalculable("calculated.unknown", name);
        return around.value(name);
    }

    @Override
    public Budget budget() {
        return whole.budget;
    }

    /** The weight that the value itself carries. */
    @Override
    public @Nullable DecimalType weight(Base base) {
        var weight = base instanceof org.hl7.fhir.r4.model.Element element ? Weights.of(element) : null;
        return weight == null ? null : new DecimalType(Arithmetic.plain(weight.value()));
    }

    @Override
    public DateTimeType now() {
        return whole.now.copy();
    }

    @Override
    public DateType today() {
        var now = whole.now.getValueAsString();
        return new DateType(now.substring(0, Math.min(now.length(), DAY)));
    }
}
