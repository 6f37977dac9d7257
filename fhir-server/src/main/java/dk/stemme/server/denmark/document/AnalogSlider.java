package dk.stemme.server.denmark.document;

import static dk.stemme.server.denmark.document.Ranged.add;
import static dk.stemme.server.denmark.document.Ranged.value;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A number chosen on a line (QFDD-DK 1.2, section 5.13): GLIST_PQ with head, increment and denominator. What the
 * denominator is, public documents show and the profile's text does not: the largest value.
 */
record AnalogSlider() implements Ranged {
    private static final String STEP = "http://hl7.org/fhir/StructureDefinition/questionnaire-sliderStepValue";
    /** Steps that are no whole numbers, as the national telemedicine infrastructure has them. */
    private static final String FRACTION =
            "http://ehealth.sundhed.dk/fhir/StructureDefinition/ehealth-questionnaire-sliderStepValueDecimal";

    @Override
    public int[] templates() {
        return new int[] {4, 7};
    }

    @Override
    public boolean fits(QuestionnaireItemComponent item) {
        Type largest = value(item, MAX_VALUE);
        return Set.of(QuestionnaireItemType.INTEGER, QuestionnaireItemType.DECIMAL)
                        .contains(item.getType())
                && Pattern.isShownAs("slider", item)
                && value(item, MIN_VALUE) != null
                && largest != null
                && largest.primitiveValue().matches("-?\\d+");
    }

    @Override
    public QuestionnaireItemType type(Node observation) {
        return QuestionnaireItemType.DECIMAL;
    }

    @Override
    public void limit(Node observation, QuestionnaireItemComponent item, Act act, List<Type> answers) {
        String step = step(item);
        Node value = observation
                .add("referenceRange", "typeCode", "REFV")
                .add("observationRange")
                .add("value", "denominator", text(value(item, MAX_VALUE)))
                .type("GLIST_PQ");
        value.add("head", "value", text(value(item, MIN_VALUE)));
        value.add("increment", "value", step, "nullFlavor", step == null ? "NI" : null);
    }

    private static @Nullable String step(QuestionnaireItemComponent item) {
        Type whole = value(item, STEP);
        return text(whole != null ? whole : value(item, FRACTION));
    }

    private static @Nullable String text(@Nullable Type value) {
        return value == null ? null : value.primitiveValue();
    }

    @Override
    public void read(Node observation, QuestionnaireItemComponent item, Naming naming) {
        Pattern.showAs("slider", "Slider", item);
        observation.one("referenceRange", "observationRange", "value").ifPresent(value -> {
            String step = value.one("increment").map(each -> each.get("value")).orElse("");
            boolean whole = step.matches("\\d+");
            QuestionnaireItemType kind = whole ? QuestionnaireItemType.INTEGER : QuestionnaireItemType.DECIMAL;
            add(item, whole ? STEP : FRACTION, Interval.type(step, kind));
            String least = value.one("head").map(each -> each.get("value")).orElse("");
            add(item, MIN_VALUE, Interval.type(least, item.getType()));
            add(item, MAX_VALUE, Interval.type(value.get("denominator"), item.getType()));
        });
    }
}
