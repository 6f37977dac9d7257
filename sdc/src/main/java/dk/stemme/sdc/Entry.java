package dk.stemme.sdc;

import java.util.IdentityHashMap;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of an item in a response, or the place where the item is absent.
 *
 * <p>It lives for one call on one thread: enablement is computed when first asked for and remembered.
 */
final class Entry {

    private static final Entry[] NONE = {};

    final Item item;
    final @Nullable Entry parent;

    /** The element in the response; null when the item is absent there. */
    final @Nullable QuestionnaireResponseItemComponent element;

    /** Which answer of the parent this stands under; -1 when directly under the parent. */
    final int answer;

    /** Index among the items of that parent or answer; -1 when absent. */
    final int index;

    /** The last occurrence of each item under the same parent and answer, by position in the form. */
    private Entry[] siblings = NONE;

    /** The first occurrence of this item among them, which counts them. */
    private Entry head = this;

    private @Nullable Entry previous;
    private int occurrence;
    private int occurrences;

    /** The siblings beneath: under the first and under the last answer; for a group, the same. */
    private Entry[] firstChildren = NONE;

    private Entry[] lastChildren = NONE;

    private boolean hidden;
    private @Nullable Boolean enabled;
    private @Nullable IdentityHashMap<Condition.Test, Boolean> fulfilled;

    Entry(
            Item item,
            @Nullable Entry parent,
            @Nullable QuestionnaireResponseItemComponent element,
            int answer,
            int index) {
        this.item = item;
        this.parent = parent;
        this.element = element;
        this.answer = answer;
        this.index = index;
    }

    /** Begins the children of this entry, or of its next answer. */
    Entry[] openChildren() {
        lastChildren = new Entry[item.definition().children().size()];
        if (firstChildren == NONE) firstChildren = lastChildren;
        return lastChildren;
    }

    /** Takes its place among its siblings, after those that stand before it in the response. */
    void join(Entry[] siblings) {
        this.siblings = siblings;
        int position = item.definition().position();
        previous = siblings[position];
        if (previous != null) head = previous.head;
        if (element != null) occurrence = head.occurrences++;
        siblings[position] = this;
    }

    /** How many occurrences of the item stand before this one under the same parent and answer. */
    int occurrence() {
        return occurrence;
    }

    /** How many there are in all; asked of the first (an absent one stands for none). */
    int occurrences() {
        return occurrences;
    }

    /** The occurrence before this one under the same parent and answer. */
    @Nullable
    Entry previous() {
        return previous;
    }

    Entry lastSibling(int position) {
        return siblings[position];
    }

    Entry firstSibling(int position) {
        return siblings[position].head;
    }

    Entry lastChild(int position) {
        return lastChildren[position];
    }

    Entry firstChild(int position) {
        return firstChildren[position].head;
    }

    Entry ancestor(int steps) {
        var entry = this;
        for (int i = 0; i < steps && entry.parent != null; i++) entry = entry.parent;
        return entry;
    }

    /** An expression says that it is not asked here. */
    void hide() {
        hidden = true;
    }

    /** Whether it stands in the response with something in it. */
    boolean isFilled() {
        return element != null && (element.hasItem() || item.isAnsweredIn(this));
    }

    /** Which of its answers an element is, or is the value of; -1 when none. */
    int indexOf(Base found) {
        var answers = answers();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) == found || answers.get(i).getValue() == found) return i;
        }
        return -1;
    }

    /** Whether the item is asked here: its own conditions hold and everything around it is enabled. */
    boolean isEnabled() {
        var known = enabled;
        if (known == null) {
            known = !hidden
                    && (parent == null || parent.isEnabled())
                    && item.definition().enablement().holds(this);
            enabled = known;
        }
        return known;
    }

    /** Whether the answers here satisfy a condition; many answers are gone through once, however many items ask. */
    boolean fulfils(Condition.Test test) {
        if (answers().size() < 2) return test.holds(this);
        if (fulfilled == null) fulfilled = new IdentityHashMap<>();
        var known = fulfilled.get(test);
        if (known == null) {
            known = test.holds(this);
            fulfilled.put(test, known);
        }
        return known;
    }

    /** The answer elements; those without a value included. */
    List<QuestionnaireResponseItemAnswerComponent> answers() {
        return element == null || !element.hasAnswer() ? List.of() : element.getAnswer();
    }

    /**
     * Whether the response has room for this item: it stands there, or could without anything else being added first.
     * An absent group counts as an empty one, unless it repeats; beneath an unanswered question there is no room.
     */
    boolean isExpected() {
        if (element != null || parent == null) return true;
        return parent.item.makesRoom(parent, answer) && parent.isExpected();
    }

    /** FHIRPath of the element, or of the nearest one around it that is there. */
    String expression() {
        if (parent == null) return "QuestionnaireResponse";
        var around = parent.expression(answer);
        return index < 0 ? around : around + ".item[" + index + "]";
    }

    /** FHIRPath of one answer of this element; of the element itself when the number is -1. */
    String expression(int answer) {
        return answer < 0 ? expression() : expression() + ".answer[" + answer + "]";
    }
}
