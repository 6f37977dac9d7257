package dk.stemme.server.questionnaire;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.sdc.InvalidQuestionnaire;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.context.i18n.LocaleContextHolder;

/** What is wrong with a questionnaire or its score definitions, as a refusal in the caller's language. */
final class QuestionnaireCheck {
    private QuestionnaireCheck() {}

    /** @throws Refusal 422 with everything that the work found wrong, located */
    static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidQuestionnaire | DefinitionException e) {
            throw new Refusal(422, issues(e));
        }
    }

    /** @throws Refusal 422 with what each of these found wrong, so that all can be mended at once */
    static void refusingAll(List<Runnable> works) {
        List<Issue> issues = new ArrayList<>();
        for (Runnable work : works) {
            try {
                work.run();
            } catch (InvalidQuestionnaire | DefinitionException e) {
                issues.addAll(issues(e));
            }
        }
        if (!issues.isEmpty()) throw new Refusal(422, issues.stream().distinct().toList());
    }

    private static List<Issue> issues(RuntimeException e) {
        if (e instanceof InvalidQuestionnaire invalid)
            return invalid.problems(LocaleContextHolder.getLocale()).stream()
                    .map(p -> new Issue(p.severity(), p.code(), p.expression(), p.diagnostics()))
                    .toList();
        return List.of(new Issue(
                IssueSeverity.ERROR,
                IssueType.BUSINESSRULE,
                "Questionnaire.extension",
                String.valueOf(e.getMessage())));
    }
}
