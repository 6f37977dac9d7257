package dk.stemme.sdc;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/**
 * An expression being evaluated at one place of a response: what its variables mean there. It lives on one thread; the
 * variables it needs are evaluated when first asked for, within the same budget.
 */
final class Evaluation implements Scope {

    private static final int DAY = "2026-01-31".length();

    private final Scene scene;
    private final Place place;
    private final Budget budget;
    private final Map<Variable, List<Base>> values;

    /**
     * Where an expression stands.
     *
     * @param item null for the questionnaire itself
     * @param depth how many items are around it, that one included
     * @param entry the occurrence of the item in the response
     * @param last the variable defined last
     */
    record Place(
            @Nullable Base item,
            int depth,
            Entry entry,
            @Nullable Variable last) {

        /** Where a variable is defined: in this item or in one around it. */
        Place of(Variable variable) {
            return new Place(
                    variable.item(), variable.depth(), entry.ancestor(depth - variable.depth()), variable.before());
        }
    }

    Evaluation(Scene scene, Place place, Budget budget) {
        this(scene, place, budget, new IdentityHashMap<>());
    }

    private Evaluation(Scene scene, Place place, Budget budget, Map<Variable, List<Base>> values) {
        this.scene = scene;
        this.place = place;
        this.budget = budget;
        this.values = values;
    }

    @Override
    public Budget budget() {
        return budget;
    }

    QuestionnaireResponse response() {
        return scene.response();
    }

    /** {@code %context}: the item in the response, or the response. */
    Base context() {
        return scene.element(place.entry());
    }

    /** @throws NotCalculable when the expression comes to no value */
    List<Base> evaluate(Expression expression) {
        return FhirPath.ENGINE.find(expression, this, response(), context());
    }

    /** What a variable means here. */
    @Override
    public List<Base> value(String name) {
        if (name.equals("questionnaire")) return List.of(scene.questionnaire());
        if (name.equals("qitem") && place.item() != null) return List.of(place.item());
        var variable = Variable.find(place.last(), name);
        if (variable == null || variable.expression() == null) throw new NotCalculable("calculated.unknown", name);
        var known = values.get(variable);
        if (known == null) {
            known = new Evaluation(scene, place.of(variable), budget, values).evaluate(variable.expression());
            values.put(variable, known);
        }
        return known;
    }

    @Override
    public @Nullable DecimalType weight(Base base) {
        return scene.weight(base);
    }

    /** The moment of a response is when it was authored: calculated again later, it says the same. */
    @Override
    public DateTimeType now() {
        return scene.now().copy();
    }

    /** The day of that moment, as written. */
    @Override
    public DateType today() {
        var now = scene.now().getValueAsString();
        return new DateType(now.substring(0, Math.min(now.length(), DAY)));
    }
}
