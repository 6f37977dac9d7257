package dk.stemme.sdc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a response in which what its form calculates is put, until nothing changes any more. Items that the response
 * lacks are added where there is room for them; an answer calculated never sees itself. It lives for one call.
 */
final class Worksheet implements Scene {

    private static final long TIME = Duration.ofSeconds(5).toNanos();

    private final Logic logic;
    private final QuestionnaireResponse copy;
    private final List<Entry> entries;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Entry, QuestionnaireResponseItemComponent> added = new IdentityHashMap<>();
    private final Chosen chosen = new Chosen();
    private final DateTimeType now;
    private final long deadline = System.nanoTime() + TIME;

    /**
     * Notes what was sent, and where.
     *
     * @param copy which is changed
     * @param entries the copy laid out on its form
     */
    Worksheet(Logic logic, QuestionnaireResponse copy, List<Entry> entries) {
        this.logic = logic;
        this.copy = copy;
        this.entries = entries;
        now = copy.hasAuthored() ? copy.getAuthoredElement().copy() : DateTimeType.now();
        for (var calculation : logic.calculations()) {
            for (var entry : entries) {
                if (entry.item.definition().linkId().equals(calculation.linkId()) && isAsked(entry)) {
                    cells.add(new Cell(calculation, entry));
                }
            }
        }
    }

    private static boolean isAsked(Entry entry) {
        return entry.item instanceof Question && entry.isEnabled() && entry.isExpected();
    }

    @Override
    public QuestionnaireResponse response() {
        return copy;
    }

    @Override
    public Questionnaire questionnaire() {
        return logic.questionnaire();
    }

    @Override
    public DateTimeType now() {
        return now;
    }

    /** Called once the items not enabled are gone from the copy. */
    List<Calculated> calculate() {
        if (size() > Snapshot.SIZE) cells.forEach(cell -> cell.fail(Budget.tooMuch()));
        else settle();
        return cells.stream().map(Cell::result).toList();
    }

    private int size() {
        return entries.size()
                + entries.stream().mapToInt(entry -> entry.answers().size()).sum();
    }

    private void settle() {
        chosen.note(entries);
        // all are there before the first loses its answers, under which others may stand
        cells.forEach(cell -> item(cell.entry));
        cells.forEach(cell -> put(cell, List.of()));
        int rounds = logic.calculations().size();
        var unsettled = calculateAll();
        for (int i = 1; i <= rounds && rounds > 1 && !unsettled.isEmpty(); i++) unsettled = calculateAll();
        if (rounds > 1) unsettled.forEach(cell -> cell.fail(new NotCalculable("calculated.unsettled")));
    }

    /** Calculates every cell once more; those whose values changed. */
    private List<Cell> calculateAll() {
        var changed = new ArrayList<Cell>();
        for (var cell : cells) {
            if (!cell.failed() && calculate(cell)) changed.add(cell);
        }
        return changed;
    }

    private boolean calculate(Cell cell) {
        put(cell, List.of());
        try {
            return cell.set(evaluate(cell));
        } catch (NotCalculable e) {
            cell.fail(e);
            return true;
        } finally {
            put(cell, cell.answer());
        }
    }

    private List<Type> evaluate(Cell cell) {
        var calculation = cell.calculation;
        var place = new Evaluation.Place(calculation.item(), calculation.depth(), cell.entry, calculation.last());
        return calculation.answers(
                new Evaluation(this, place, new Budget(deadline)).evaluate(calculation.expression()));
    }

    private void put(Cell cell, List<Type> values) {
        var answers = new ArrayList<QuestionnaireResponseItemAnswerComponent>();
        for (var value : values) {
            var answer = new QuestionnaireResponseItemAnswerComponent().setValue(value);
            answers.add(answer);
            chosen.note(cell.calculation.kind(), answer);
        }
        item(cell.entry).setAnswer(answers);
    }

    /** The element of an occurrence, in the response or added to it. */
    @Override
    public Base element(Entry entry) {
        return entry.parent == null ? copy : item(entry);
    }

    private QuestionnaireResponseItemComponent item(Entry entry) {
        if (entry.element != null) return entry.element;
        var known = added.get(entry);
        if (known != null) return known;
        var item = new QuestionnaireResponseItemComponent()
                .setLinkId(entry.item.definition().linkId());
        around(entry).add(item);
        added.put(entry, item);
        return item;
    }

    private List<QuestionnaireResponseItemComponent> around(Entry entry) {
        var parent = entry.parent;
        if (parent == null || parent.parent == null) return copy.getItem();
        return entry.answer < 0
                ? item(parent).getItem()
                : item(parent).getAnswer().get(entry.answer).getItem();
    }

    @Override
    public @Nullable DecimalType weight(Base base) {
        return chosen.weight(base);
    }
}
