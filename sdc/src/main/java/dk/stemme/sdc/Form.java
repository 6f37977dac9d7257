package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Type;

/**
 * A FHIR R4 Questionnaire, compiled once; immutable and thread-safe.
 *
 * <p>One enablement (enableWhen, enableWhenExpression) underlies all it does: answers of items that are not enabled are
 * not checked, not read and not kept, nor calculated with.
 */
public final class Form {

    private final Group root;
    private final Logic logic;
    private final Homes homes;

    Form(Group root, Logic logic) {
        this.root = root;
        this.logic = logic;
        homes = Homes.of(root);
    }

    /**
     * Compiles a questionnaire whose value sets are contained in it.
     *
     * @throws InvalidQuestionnaire with all that is wrong with it
     */
    public static Form compile(Questionnaire questionnaire) {
        return compile(questionnaire, Terminology.NONE);
    }

    /**
     * Compiles a questionnaire. It is copied from, never kept: changing it afterwards changes nothing here.
     *
     * @throws InvalidQuestionnaire with all that is wrong with it, an unknown value set included
     */
    public static Form compile(Questionnaire questionnaire, Terminology terminology) {
        Extent.check(questionnaire);
        return new FormCompiler(questionnaire.copy(), terminology).compile();
    }

    /**
     * All that is wrong with a response (the first thousand problems), in its order; empty when nothing is.
     *
     * <p>A response that is completed or amended must satisfy everything; any other may be incomplete but not wrong.
     *
     * @param locale language of the messages: Danish ({@code da}), English for any other
     */
    public List<Problem> check(QuestionnaireResponse response, Locale locale) {
        return report(response).problems(locale);
    }

    Report report(QuestionnaireResponse response) {
        var report = new Report(response, isComplete(response));
        if (!response.hasStatus()) report.add(noStatus());
        var extent = Extent.refusal(response);
        if (extent == null) check(response, report);
        else report.add(extent);
        return report;
    }

    private void check(QuestionnaireResponse response, Report report) {
        var sheet = Sheet.of(root, homes, response);
        var hidden = logic.conditions().isEmpty() ? new BitSet() : hidden(response);
        for (var entry : sheet.hide(hidden).entries()) {
            if (!entry.isEnabled()) continue;
            entry.item.check(entry, report);
            report.checkText(entry);
        }
        if (logic.constraints().isEmpty()) return;
        new ConstraintCheck(logic, snapshot(response, hidden), sheet.entries(), report).check(sheet.top());
    }

    /**
     * The numbers answered, by linkId: one reading for every question that can count (choice, integer, decimal, quantity,
     * boolean) and occurs at most once; questions that repeat, or stand in something that repeats, have no one number.
     *
     * <p>An option counts as the weight (ordinalValue or itemWeight) the questionnaire gives it; where it gives none, as
     * the weight that came with the answer. A response of any status is read.
     */
    public Map<String, Reading> read(QuestionnaireResponse response) {
        var readings = new HashMap<String, Reading>(2 * homes.size());
        for (var entry : lay(response).entries()) {
            var item = entry.item;
            if (item.isRead() && entry.occurrence() == 0)
                readings.put(item.definition().linkId(), read(entry));
        }
        return readings;
    }

    private static Reading read(Entry entry) {
        return entry.isEnabled() ? entry.item.read(entry) : Reading.Absent.SKIPPED_BY_LOGIC;
    }

    /**
     * Removes the items that are not enabled, with all beneath them, from the response itself.
     *
     * @return whether something was removed
     */
    public boolean prune(QuestionnaireResponse response) {
        return lay(response).prune(response);
    }

    /**
     * What the form calculates from a response of any status, by linkId (its calculated expressions): for each calculated
     * item that is asked its answers, of all its occurrences, of the type that the question takes. Nothing is changed.
     */
    public Map<String, List<Type>> calculate(QuestionnaireResponse response) {
        var values = new LinkedHashMap<String, List<Type>>();
        for (var calculated : calculations(response)) {
            values.computeIfAbsent(calculated.linkId(), linkId -> new ArrayList<>())
                    .addAll(calculated.values());
        }
        return values;
    }

    /**
     * The same, for each occurrence of an item apart and beside what the response says. An answer which a person gave to a
     * calculated question that is not readOnly is what others are calculated with.
     */
    public List<Calculated> calculations(QuestionnaireResponse response) {
        if (logic.calculations().isEmpty() || Extent.isTooMuch(response)) return List.of();
        var copy = response.copy();
        var sheet = lay(copy);
        var worksheet = new Worksheet(logic, copy, sheet.entries());
        sheet.prune(copy);
        return worksheet.calculate();
    }

    private Sheet lay(QuestionnaireResponse response) {
        var sheet = Sheet.of(root, homes, response);
        return logic.conditions().isEmpty() || Extent.isTooMuch(response) ? sheet : sheet.hide(hidden(response));
    }

    private BitSet hidden(QuestionnaireResponse response) {
        return new Enabling(logic, hidden -> snapshot(response, hidden)).hidden();
    }

    private Snapshot snapshot(QuestionnaireResponse response, BitSet hidden) {
        var copy = response.copy();
        return new Snapshot(logic.questionnaire(), copy, Sheet.of(root, homes, copy), hidden);
    }

    private static boolean isComplete(QuestionnaireResponse response) {
        var status = response.getStatus();
        return status == QuestionnaireResponseStatus.COMPLETED || status == QuestionnaireResponseStatus.AMENDED;
    }

    private static Finding noStatus() {
        return new Finding(
                IssueSeverity.ERROR,
                IssueType.REQUIRED,
                "QuestionnaireResponse.status",
                null,
                Text.NONE,
                "status.missing",
                List.of());
    }
}
