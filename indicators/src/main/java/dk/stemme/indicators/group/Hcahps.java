package dk.stemme.indicators.group;

import java.util.Collections;
import java.util.List;

/**
 * The publicly reported measures of HCAHPS with the numbers of its 32-item form (2015 to September 2019), and the
 * answer codes of the form: never to always, definitely no to definitely yes, strongly disagree to strongly agree are 1
 * to 4; yes is 1 and no is 2; the rating is 0 to 10. "Does not apply" is an absent answer.
 *
 * <p>CMS counts completed questionnaires against its minimum; here those who answered the measure are counted, which
 * never tells more.
 */
public enum Hcahps {
    NURSES(Answers.FOUR, "q1", "q2", "q3"),
    DOCTORS(Answers.FOUR, "q5", "q6", "q7"),
    RESPONSIVENESS(Answers.FOUR, "q4", "q11"),
    MEDICINES(Answers.FOUR, "q16", "q17"),
    DISCHARGE(Answers.YES_NO, "q19", "q20"),
    TRANSITION(Answers.FOUR, "q23", "q24", "q25"),
    CLEAN(Answers.FOUR, "q8"),
    QUIET(Answers.FOUR, "q9"),
    RATING(Answers.RATING, "q21"),
    RECOMMEND(Answers.FOUR, "q22");

    private static final long PUBLISHED = 25;
    private static final long STARS = 100;

    private final Item answers;
    private final List<String> items;

    Hcahps(Item answers, String... items) {
        this.answers = answers;
        this.items = List.of(items);
    }

    /** The items' ids, in the order of the answers of a row. */
    public List<String> items() {
        return items;
    }

    /** The top-box score: Always, Yes, Strongly agree, 9 or 10, Definitely yes; told from 25 on. */
    public TopBox topBox() {
        return new TopBox(each(), PUBLISHED);
    }

    /** The linear score behind the star ratings; told from 100 on. */
    public Linear linear() {
        return new Linear(each(), STARS);
    }

    private List<Item> each() {
        return Collections.nCopies(items.size(), answers);
    }

    private static final class Answers {
        static final Item FOUR = new Item(1, 4, 4);
        static final Item YES_NO = new Item(2, 1, 1);
        static final Item RATING = new Item(0, 10, 9);
    }
}
