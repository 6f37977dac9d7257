package dk.stemme.sdc;

import java.util.BitSet;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a response without the items that are not asked, as conditions and constraints see it. Its entries are those
 * of the response, one for one. It lives for one call.
 */
final class Snapshot implements Scene {

    /** Most items and answers of a response; {@code repeat} compares each with each. */
    static final int SIZE = 2_000;

    private final Questionnaire questionnaire;
    private final QuestionnaireResponse copy;
    private final Sheet sheet;
    private final DateTimeType now;
    private final Chosen chosen = new Chosen();

    /**
     * @param copy laid out on the sheet; it is changed
     * @param hidden which entries are not asked, by what their expressions say
     */
    Snapshot(Questionnaire questionnaire, QuestionnaireResponse copy, Sheet sheet, BitSet hidden) {
        this.questionnaire = questionnaire;
        this.copy = copy;
        this.sheet = sheet.hide(hidden);
        now = copy.hasAuthored() ? copy.getAuthoredElement().copy() : DateTimeType.now();
        chosen.note(sheet.entries());
        sheet.prune(copy);
    }

    Entry top() {
        return sheet.top();
    }

    List<Entry> entries() {
        return sheet.entries();
    }

    @Override
    public QuestionnaireResponse response() {
        return copy;
    }

    @Override
    public Questionnaire questionnaire() {
        return questionnaire;
    }

    @Override
    public DateTimeType now() {
        return now;
    }

    /** An item that is absent is as good as an empty one. */
    @Override
    public Base element(Entry entry) {
        if (entry.parent == null) return copy;
        return entry.element != null
                ? entry.element
                : new QuestionnaireResponseItemComponent()
                        .setLinkId(entry.item.definition().linkId());
    }

    @Override
    public @Nullable DecimalType weight(Base base) {
        return chosen.weight(base);
    }
}
