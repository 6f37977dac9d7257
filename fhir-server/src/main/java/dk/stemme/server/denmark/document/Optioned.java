package dk.stemme.server.denmark.document;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;

/**
 * Patterns whose answers are chosen from options (QFDD-DK 1.2, sections 5.11 and 5.7): at least two coded values, and how
 * many may be chosen. The weight of an option, for which CDA has no place, is a translation of its code.
 */
sealed interface Optioned extends Pattern permits Choice, DiscreteSlider, YesNo {
    String OPTIONS = "2.16.840.1.113883.10.20.32.4.20";
    String MIN_OCCURS = "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs";
    String MAX_OCCURS = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";
    List<String> WEIGHTS = List.of(
            "http://hl7.org/fhir/StructureDefinition/ordinalValue",
            "http://hl7.org/fhir/StructureDefinition/itemWeight");

    /** Whether a choice can be written: its options are listed, codes all of them, and at least two. */
    static boolean isListed(QuestionnaireItemComponent item) {
        return item.getType() == QuestionnaireItemType.CHOICE
                && item.getAnswerOption().size() > 1
                && item.getAnswerOption().stream()
                        .allMatch(option -> option.getValue() instanceof Coding code && code.hasCode());
    }

    @Override
    default boolean reads(QuestionnaireItemType type) {
        return type == QuestionnaireItemType.CHOICE;
    }

    @Override
    default QuestionnaireItemType type(Node observation) {
        return QuestionnaireItemType.CHOICE;
    }

    @Override
    default void ask(Node observation, QuestionnaireItemComponent item, Naming naming) {
        for (QuestionnaireItemAnswerOptionComponent option : item.getAnswerOption()) {
            Node value = naming.write(observation, "value", shown(option.getValueCoding()))
                    .type("CE");
            for (String url : WEIGHTS) {
                Extension weight = option.getExtensionByUrl(url);
                if (weight != null && weight.getValue() instanceof DecimalType)
                    naming.write(
                            value,
                            "translation",
                            new Coding(url, weight.getValue().primitiveValue(), null));
            }
        }
    }

    /** With a display, which the templates demand. */
    private static Coding shown(Coding code) {
        return code.hasDisplay() ? code : code.copy().setDisplay(code.getCode());
    }

    @Override
    default void relate(Node observation, QuestionnaireItemComponent item) {
        Node value = observation
                .add("entryRelationship", "typeCode", "SUBJ")
                .add("observation", "classCode", "OBS", "moodCode", "EVN")
                .template(OPTIONS);
        value.add("code", "code", "74467-2", "codeSystem", Oid.LOINC);
        value = value.add("value").type("IVL_INT");
        value.add("low", "value", Integer.toString(least(item)));
        value.add("high", "value", Integer.toString(most(item)));
    }

    private static int least(QuestionnaireItemComponent item) {
        int said = number(item, MIN_OCCURS, 0);
        return item.getRequired() ? Math.max(1, said) : said;
    }

    private static int most(QuestionnaireItemComponent item) {
        return item.getRepeats()
                ? number(item, MAX_OCCURS, item.getAnswerOption().size())
                : 1;
    }

    private static int number(QuestionnaireItemComponent item, String url, int otherwise) {
        Extension extension = item.getExtensionByUrl(url);
        return extension != null && extension.getValue() instanceof IntegerType number ? number.getValue() : otherwise;
    }

    @Override
    default void read(Node observation, QuestionnaireItemComponent item, Naming naming) {
        for (Node value : observation.all("value")) {
            var option = item.addAnswerOption().setValue(naming.read(value));
            value.all("translation").stream()
                    .map(naming::read)
                    .filter(coding -> WEIGHTS.contains(coding.getSystem())
                            && coding.getCode().matches("-?\\d+(\\.\\d+)?"))
                    .forEach(coding -> option.addExtension(coding.getSystem(), new DecimalType(coding.getCode())));
        }
        Question.related(observation, OPTIONS)
                .flatMap(options -> options.one("value"))
                .ifPresent(value -> occurs(item, limit(value, "low", 0), limit(value, "high", 1)));
    }

    private static int limit(Node value, String side, int otherwise) {
        String text = value.one(side).map(each -> each.get("value")).orElse("");
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : otherwise;
    }

    private static void occurs(QuestionnaireItemComponent item, int least, int most) {
        if (least > 0) item.setRequired(true);
        if (least > 1) item.addExtension(MIN_OCCURS, new IntegerType(least));
        if (most > 1) item.setRepeats(true);
        if (most > 1 && most < item.getAnswerOption().size()) item.addExtension(MAX_OCCURS, new IntegerType(most));
    }

    @Override
    default void answer(Node observation, List<Type> answers, Naming naming) {
        for (Type answer : answers)
            if (answer instanceof Coding code)
                naming.write(observation, "value", shown(code)).type("CE");
    }

    @Override
    default List<Type> answers(Node observation, QuestionnaireItemType type, Naming naming) {
        return observation.all("value").stream()
                .map(naming::read)
                .map(Type.class::cast)
                .toList();
    }
}
