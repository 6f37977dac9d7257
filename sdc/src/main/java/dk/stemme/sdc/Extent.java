package dk.stemme.sdc;

import java.util.ArrayDeque;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.jspecify.annotations.Nullable;

/** How much of a questionnaire or a response is looked at. What is larger is refused before any work is done on it. */
final class Extent {

    /** Most items within each other. */
    static final int DEPTH = 50;

    /** Most items in all, and most answers. */
    static final int ITEMS = 20_000;

    private Extent() {}

    static boolean isTooMuch(QuestionnaireResponse response) {
        return refusal(response) != null;
    }

    /** Null for a response of reasonable size. */
    static @Nullable Finding refusal(QuestionnaireResponse response) {
        if (!response.hasItem()) return null;
        var level = new ArrayDeque<>(response.getItem());
        int items = level.size();
        for (int depth = 1; !level.isEmpty(); depth++) {
            if (items > ITEMS) return finding("QuestionnaireResponse", "response.large", ITEMS);
            if (depth > DEPTH) return finding("QuestionnaireResponse", "response.deep", DEPTH);
            int before = level.size();
            for (int i = 0; i < before; i++) items += below(level.remove(), level);
        }
        return null;
    }

    /** Adds the items beneath one to the next level; how many they are, answers included. */
    private static int below(
            QuestionnaireResponseItemComponent item, ArrayDeque<QuestionnaireResponseItemComponent> level) {
        int before = level.size();
        if (item.hasItem()) level.addAll(item.getItem());
        if (!item.hasAnswer()) return level.size() - before;
        for (var answer : item.getAnswer()) {
            if (answer.hasItem()) level.addAll(answer.getItem());
        }
        return level.size() - before + item.getAnswer().size();
    }

    /** @throws InvalidQuestionnaire when it is too large to be looked at */
    static void check(Questionnaire questionnaire) {
        var level = new ArrayDeque<>(questionnaire.getItem());
        int items = level.size();
        for (int depth = 1; !level.isEmpty(); depth++) {
            if (items > ITEMS) throw new InvalidQuestionnaire(List.of(finding("Questionnaire", "q.large", ITEMS)));
            if (depth > DEPTH) throw new InvalidQuestionnaire(List.of(finding("Questionnaire", "q.deep", DEPTH)));
            int before = level.size();
            for (int i = 0; i < before; i++) {
                var beneath = level.remove().getItem();
                items += beneath.size();
                level.addAll(beneath);
            }
        }
    }

    private static Finding finding(String place, String key, int most) {
        return new Finding(IssueSeverity.ERROR, IssueType.TOOLONG, place, null, Text.NONE, key, List.of(most));
    }
}
