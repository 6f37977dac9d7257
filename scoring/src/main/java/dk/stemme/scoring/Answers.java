package dk.stemme.scoring;

import java.util.Map;
import java.util.stream.Collectors;

/** One filled-in form: an answer per item id. An item that is not there was not answered. */
public final class Answers {
    private static final Answer OPEN = Answer.absent(Absence.NOT_ANSWERED);

    private final Map<String, Answer> byItem;

    private Answers(Map<String, Answer> byItem) {
        this.byItem = byItem;
    }

    /** The answers by item id; ids no instrument knows are allowed and never read. */
    public static Answers of(Map<String, Answer> byItem) {
        return new Answers(Map.copyOf(byItem));
    }

    /** The same from plain numbers by item id. */
    public static Answers ofNumbers(Map<String, ? extends Number> byItem) {
        return of(byItem.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> Answer.of(e.getValue().doubleValue()))));
    }

    /** The answer to an item. */
    public Answer get(String item) {
        return byItem.getOrDefault(item, OPEN);
    }
}
