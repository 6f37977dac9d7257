package dk.stemme.instruments;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.irt.AdaptiveTest;
import dk.stemme.scoring.irt.GradedItem;
import dk.stemme.scoring.irt.ItemBank;
import dk.stemme.scoring.irt.Selection;
import dk.stemme.scoring.irt.StopRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/**
 * Reads an adaptive form: which bank it asks from, how it chooses and when it stops (extension {@code adaptive-test}),
 * and the parameters of the bank's items (extension {@code graded-response}).
 */
public final class AdaptiveReader {
    private AdaptiveReader() {}

    /** {@code url|version} of the bank that a form asks from; empty when the form is not adaptive. */
    public static Optional<String> bank(Questionnaire form) {
        return test(form).map(test -> test.text("bank"));
    }

    /**
     * The test a form describes, nothing asked yet.
     *
     * @throws DefinitionException naming the place, when the form is not adaptive or the bank cannot be asked from
     */
    public static AdaptiveTest read(Questionnaire form, Questionnaire bank) {
        Part test = test(form).orElseThrow(() -> new DefinitionException("Questionnaire.adaptive-test", "is missing"));
        return AdaptiveTest.start(items(bank), selection(test), rules(test));
    }

    /**
     * The items of a bank, by the parameters they carry.
     *
     * @throws DefinitionException naming the place, when they cannot be asked from
     */
    static ItemBank items(Questionnaire bank) {
        return ItemBank.of(ItemReader.all(bank.getItem())
                .flatMap(item -> item(item).stream())
                .toList());
    }

    private static Optional<Part> test(Questionnaire form) {
        return Part.of(form, Canonicals.ADAPTIVE_TEST, "Questionnaire.adaptive-test");
    }

    private static Selection selection(Part test) {
        String code = test.optionalText("selection").orElse("posterior-weighted-information");
        try {
            return Selection.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw test.refuse("selection", "'%s' is not known".formatted(code));
        }
    }

    private static StopRule[] rules(Part test) {
        List<StopRule> rules = new ArrayList<>();
        if (test.part("minimum-items").isPresent()) rules.add(new StopRule.MinimumItems(test.count("minimum-items")));
        if (test.part("standard-error").isPresent())
            rules.add(new StopRule.StandardErrorBelow(test.number("standard-error")));
        if (test.part("maximum-items").isPresent()) rules.add(new StopRule.MaximumItems(test.count("maximum-items")));
        return rules.toArray(StopRule[]::new);
    }

    private static Optional<GradedItem> item(QuestionnaireItemComponent item) {
        String place = "item[%s].graded-response".formatted(item.getLinkId());
        return Part.of(item, Canonicals.GRADED_RESPONSE, place)
                .map(part ->
                        new GradedItem(item.getLinkId(), part.number("discrimination"), part.numbers("threshold")));
    }
}
