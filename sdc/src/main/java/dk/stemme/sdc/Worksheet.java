package dk.stemme.sdc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a response in which what its form calculates is put, until nothing changes any more. Items that the response
 * lacks are added where there is room for them; an answer calculated never sees itself. It lives for one call.
 */
final class Worksheet {

    /** Most items and answers of a response; {@code repeat} compares each with each. */
    private static final int SIZE = 2_000;

    private static final long TIME = Duration.ofSeconds(5).toNanos();

    private final Calculations calculations;
    private final QuestionnaireResponse copy;
    private final List<Entry> entries;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Entry, QuestionnaireResponseItemComponent> added = new IdentityHashMap<>();
    private final Map<Base, Choice> choices = new IdentityHashMap<>();
    private final DateTimeType now;
    private final long deadline = System.nanoTime() + TIME;

    /**
     * Notes what was sent, and where.
     *
     * @param copy which is changed
     * @param entries the copy laid out on its form
     */
    Worksheet(Calculations calculations, QuestionnaireResponse copy, List<Entry> entries) {
        this.calculations = calculations;
        this.copy = copy;
        this.entries = entries;
        now = copy.hasAuthored() ? copy.getAuthoredElement().copy() : DateTimeType.now();
        for (var calculation : calculations.inOrder()) {
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

    QuestionnaireResponse response() {
        return copy;
    }

    Questionnaire questionnaire() {
        return calculations.questionnaire();
    }

    /** A moment that stays the same throughout. */
    DateTimeType now() {
        return now;
    }

    /** Called once the items not enabled are gone from the copy. */
    List<Calculated> calculate() {
        if (size() > SIZE) cells.forEach(cell -> cell.fail(Budget.tooMuch()));
        else settle();
        return cells.stream().map(Cell::result).toList();
    }

    private int size() {
        return entries.size()
                + entries.stream().mapToInt(entry -> entry.answers().size()).sum();
    }

    private void settle() {
        entries.forEach(this::note);
        // all are there before the first loses its answers, under which others may stand
        cells.forEach(cell -> item(cell.entry));
        cells.forEach(cell -> put(cell, List.of()));
        int rounds = calculations.inOrder().size();
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
            note(cell.calculation.kind(), answer);
        }
        item(cell.entry).setAnswer(answers);
    }

    /** The element of an occurrence, in the response or added to it. */
    Base element(Entry entry) {
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

    private void note(Entry entry) {
        if (entry.item instanceof Question question) {
            for (var answer : entry.answers()) note(question.kind(), answer);
        }
    }

    /** Remembers which question an answer answers, to find its weight by. */
    private void note(Kind kind, QuestionnaireResponseItemAnswerComponent answer) {
        if (!(kind instanceof Choice choice) || !answer.hasValue()) return;
        choices.put(answer, choice);
        choices.put(answer.getValue(), choice);
    }

    /**
     * SDC's weight(): what the answer carries itself, else what the form gives the option; null when neither gives any.
     */
    @Nullable
    DecimalType weight(Base base) {
        var value = valueOf(base);
        var weight = base instanceof Element element ? Weights.of(element) : null;
        if (weight == null && value != null) weight = Weights.of(value);
        var choice = choices.get(base);
        if (weight == null && choice != null && value != null && choice.read(value) instanceof Reading.Number read) {
            weight = read;
        }
        return weight == null ? null : new DecimalType(Arithmetic.plain(weight.value()));
    }

    private static @Nullable Type valueOf(Base base) {
        if (base instanceof QuestionnaireResponseItemAnswerComponent answer) return answer.getValue();
        if (base instanceof QuestionnaireItemAnswerOptionComponent option) return option.getValue();
        return base instanceof Type value ? value : null;
    }
}
