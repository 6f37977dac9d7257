package dk.stemme.sdc;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/**
 * A function of FHIRPath that the engine lacks, or has in a way that does not do here: those SDC 4.0.0 adds, those whose
 * cost must be bounded, and arithmetic, which by FHIRPath finds nothing in nothing rather than fail.
 *
 * @param least how many parameters it takes at least
 * @param most and at most
 */
record OwnFunction(int least, int most, Body body) {

    /** No one can write these two: the end of every step, and what becomes of a division. */
    static final String CHECK = "";

    static final String DIVISION = "/";

    /** Its parameter is the name of a type. */
    static final String REFERENCE_KEY = "getReferenceKey";

    private static final Map<String, OwnFunction> ALL = Map.ofEntries(
            Map.entry(CHECK, none(OwnFunction::check)),
            Map.entry(DIVISION, new OwnFunction(2, 2, Arithmetic::divide)),
            Map.entry("weight", none(OwnFunction::weight)),
            Map.entry("ordinal", none(OwnFunction::weight)),
            Map.entry("today", none(call -> List.of(call.evaluation().today()))),
            Map.entry("now", none(call -> List.of(call.evaluation().now()))),
            Map.entry("sum", none(Arithmetic::sum)),
            Map.entry("min", none(Arithmetic::min)),
            Map.entry("max", none(Arithmetic::max)),
            Map.entry("avg", none(Arithmetic::average)),
            Map.entry("abs", none(Arithmetic::abs)),
            Map.entry("ceiling", none(Arithmetic::ceiling)),
            Map.entry("floor", none(Arithmetic::floor)),
            Map.entry("truncate", none(Arithmetic::truncate)),
            Map.entry("round", new OwnFunction(0, 1, Arithmetic::round)),
            Map.entry("sqrt", none(Arithmetic::sqrt)),
            Map.entry("exp", none(Arithmetic::exp)),
            Map.entry("ln", none(Arithmetic::ln)),
            Map.entry("log", one(Arithmetic::log)),
            Map.entry("power", one(Arithmetic::power)),
            Map.entry("getResourceKey", none(ResourceKeys::own)),
            Map.entry(REFERENCE_KEY, new OwnFunction(0, 1, ResourceKeys::ofReference)),
            Map.entry("matches", one(Wording::matches)),
            Map.entry("matchesFull", one(Wording::matchesFull)),
            Map.entry("replaceMatches", new OwnFunction(2, 2, Wording::replaceMatches)),
            Map.entry("replace", new OwnFunction(2, 2, Wording::replace)),
            Map.entry("join", new OwnFunction(0, 1, Wording::join)));

    static @Nullable OwnFunction find(String name) {
        return ALL.get(name);
    }

    /** What a function does. */
    @FunctionalInterface
    interface Body {
        List<Base> apply(Call call);
    }

    /**
     * A function being called.
     *
     * @param focus what stands before it
     * @param parameters each evaluated
     */
    record Call(Scope evaluation, List<Base> focus, List<List<Base>> parameters) {}

    private static OwnFunction none(Body body) {
        return new OwnFunction(0, 0, body);
    }

    private static OwnFunction one(Body body) {
        return new OwnFunction(1, 1, body);
    }

    private static List<Base> check(Call call) {
        call.evaluation().budget().spend(call.focus());
        return call.focus();
    }

    private static List<Base> weight(Call call) {
        return call.focus().stream()
                .map(call.evaluation()::weight)
                .filter(weight -> weight != null)
                .map(weight -> (Base) weight)
                .toList();
    }
}
