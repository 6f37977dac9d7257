package dk.stemme.instruments;

import dk.stemme.scoring.Item;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** Finds the items of a Questionnaire that give a number, at any depth, and between which numbers. */
final class ItemReader {
    private static final List<String> WEIGHTS = List.of(Canonicals.ORDINAL_VALUE, Canonicals.ITEM_WEIGHT);

    private ItemReader() {}

    static List<Item> read(Questionnaire questionnaire) {
        return all(questionnaire.getItem()).flatMap(item -> read(item).stream()).toList();
    }

    static Map<String, List<String>> unweighted(Questionnaire questionnaire) {
        return all(questionnaire.getItem())
                .filter(item -> item.hasAnswerOption())
                .collect(Collectors.toMap(
                        QuestionnaireItemComponent::getLinkId, ItemReader::unweighted, (first, same) -> first));
    }

    private static List<String> unweighted(QuestionnaireItemComponent item) {
        return item.getAnswerOption().stream()
                .filter(option -> option.hasValueCoding())
                .filter(option -> weights(option, item.getLinkId()).findAny().isEmpty())
                .map(option -> option.getValueCoding().getCode())
                .toList();
    }

    static Stream<QuestionnaireItemComponent> all(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), all(item.getItem())));
    }

    private static Optional<Item> read(QuestionnaireItemComponent item) {
        if (!item.hasType()) return Optional.empty();
        return switch (item.getType()) {
            case CHOICE, OPENCHOICE -> options(item);
            case INTEGER -> Optional.of(between(item, true));
            case DECIMAL -> Optional.of(between(item, false));
            case BOOLEAN -> Optional.of(Item.levels(item.getLinkId(), 0, 1));
            default -> Optional.empty();
        };
    }

    /** From the least to the greatest number of its options; an option without a number ("not relevant") adds none. */
    private static Optional<Item> options(QuestionnaireItemComponent item) {
        List<Double> numbers = item.getAnswerOption().stream()
                .flatMap(option -> weights(option, item.getLinkId()))
                .distinct()
                .sorted()
                .toList();
        if (numbers.isEmpty()) return Optional.empty();
        return Optional.of(Item.levels(item.getLinkId(), numbers));
    }

    private static Item between(QuestionnaireItemComponent item, boolean whole) {
        double min = number(item, Canonicals.MIN_VALUE, item.getLinkId()).orElse(Double.NEGATIVE_INFINITY);
        double max = number(item, Canonicals.MAX_VALUE, item.getLinkId()).orElse(Double.POSITIVE_INFINITY);
        return new Item(item.getLinkId(), min, max, whole);
    }

    /** The option's number: on the option or on its coding, as ordinalValue or itemWeight. */
    static Stream<Double> weights(QuestionnaireItemAnswerOptionComponent option, String linkId) {
        return Stream.of(option, option.getValue())
                .filter(Objects::nonNull)
                .flatMap(place -> WEIGHTS.stream().flatMap(url -> number(place, url, linkId).stream()))
                .limit(1);
    }

    private static Optional<Double> number(IBaseHasExtensions element, String url, String linkId) {
        return Part.of(element, url, "item[%s]".formatted(linkId)).map(Part::number);
    }
}
