package dk.stemme.server.denmark.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Patterns whose answer is a number (or a day) between two limits. */
sealed interface Ranged extends Pattern permits Numeric, AnalogSlider {
    String MIN_VALUE = "http://hl7.org/fhir/StructureDefinition/minValue";
    String MAX_VALUE = "http://hl7.org/fhir/StructureDefinition/maxValue";
    String UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
    String UCUM = "http://unitsofmeasure.org";
    Set<QuestionnaireItemType> NUMBERS = Set.of(
            QuestionnaireItemType.INTEGER,
            QuestionnaireItemType.DECIMAL,
            QuestionnaireItemType.QUANTITY,
            QuestionnaireItemType.DATE);

    @Override
    default boolean reads(QuestionnaireItemType type) {
        return NUMBERS.contains(type);
    }

    /** One value; the unit of a quantity stands with the limits, since the profile wants a bare number here. */
    @Override
    default void answer(Node observation, List<Type> answers, Naming naming) {
        answers.stream().limit(1).forEach(answer -> {
            Type number = answer instanceof Quantity quantity ? quantity.getValueElement() : answer;
            observation.add("value", "value", Interval.text(number)).type(Interval.datatype(kind(answer)));
        });
    }

    private static QuestionnaireItemType kind(Type answer) {
        return switch (answer.fhirType()) {
            case "integer" -> QuestionnaireItemType.INTEGER;
            case "date" -> QuestionnaireItemType.DATE;
            default -> QuestionnaireItemType.DECIMAL;
        };
    }

    @Override
    default List<Type> answers(Node observation, QuestionnaireItemType type, Naming naming) {
        String unit = observation
                .one("referenceRange", "observationRange", "value", "low")
                .map(low -> low.get("unit"))
                .orElse("");
        return observation.all("value").stream()
                .map(value -> Interval.type(value.get("value"), type))
                .filter(Objects::nonNull)
                .map(number -> type == QuestionnaireItemType.QUANTITY ? quantity(number, unit) : number)
                .toList();
    }

    private static Type quantity(Type number, String unit) {
        Quantity quantity = new Quantity().setValue(new BigDecimal(number.primitiveValue()));
        return unit.isEmpty()
                ? quantity
                : quantity.setUnit(unit).setSystem(UCUM).setCode(unit);
    }

    /** The UCUM code of a question's unit, else that of its answer; null when there is none. */
    static @Nullable String unit(QuestionnaireItemComponent item, List<Type> answers) {
        Stream<String> asked = item.getExtensionsByUrl(UNIT).stream()
                .map(Extension::getValue)
                .filter(Coding.class::isInstance)
                .map(value -> ((Coding) value).getCode());
        Stream<String> answered =
                answers.stream().filter(Quantity.class::isInstance).map(value -> ((Quantity) value).getCode());
        return Stream.concat(asked, answered)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static @Nullable Type value(QuestionnaireItemComponent item, String url) {
        Extension extension = item.getExtensionByUrl(url);
        Type value = extension == null ? null : extension.getValue();
        return value == null || !value.isPrimitive() ? null : value;
    }

    static void add(QuestionnaireItemComponent item, String url, @Nullable Type value) {
        if (value != null) item.addExtension(url, value);
    }
}
