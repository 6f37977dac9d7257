package dk.stemme.scoring;

import java.util.List;

/**
 * The questions of a form in which a person can ask to be contacted. A yes calls for attention whatever the scores say,
 * and where no rule set applies too.
 *
 * @param items ids of the items; an answer above 0 is a yes. None: the form does not ask
 */
public record ContactWish(List<String> items) {
    /** What is found when the answer is yes. */
    public static final Fired FOUND = new Fired(
            "contact-wish",
            Colour.YELLOW,
            Text.of("The patient wishes to be contacted", "Patienten ønsker at blive kontaktet"),
            Text.of(
                    "Contact the patient, and ask what it is about.",
                    "Kontakt patienten, og spørg, hvad det drejer sig om."));

    public ContactWish {
        items = List.copyOf(items);
    }

    /** YELLOW for a yes, GREEN for a no, NONE when it was not answered. */
    public Judgement judge(Answers answers) {
        List<Double> given = items.stream()
                .map(item -> answers.get(item).number())
                .filter(number -> !number.isNaN())
                .toList();
        boolean wished = given.stream().anyMatch(number -> number > 0);
        return Judgement.of(wished ? List.of(FOUND) : List.of(), !given.isEmpty());
    }

    /**
     * Refuses an item that gives no number, whose yes would never be seen.
     *
     * @throws DefinitionException naming the item
     */
    public void check(Instrument instrument) {
        for (String item : items)
            if (instrument.items().stream().noneMatch(known -> known.id().equals(item)))
                throw new DefinitionException(
                        "%s.item[%s].code".formatted(instrument.id(), item),
                        "a wish for contact is answered with yes or no (boolean), or with options that have a weight");
    }
}
